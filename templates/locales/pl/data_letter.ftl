# The letter with a link to all of a person’s data, the page behind it, and the desk that sends it.
mail-data-title = Twoje dane są gotowe
mail-data-intro = zapytano nas, co o Tobie przechowujemy. Oto wszystko.
mail-data-what = Przycisk otwiera stronę z jednym plikiem: Twoje informacje, nasze listy do Ciebie i to, co się wydarzyło. Obejmuje wszystko pod tym adresem.
mail-data-until = Link działa do { $date }. Potem poproś nas o nowy.
mail-data-button = Odbierz swoje dane
mail-data-keep = Kto ma ten e-mail, może je otworzyć: prosimy go nie przekazywać.
mail-data-why = Otrzymujesz ten e-mail, ponieważ poproszono { $brand } o dane przechowywane pod tym adresem. To nie Twoja prośba? Nie musisz nic robić: prowadzi do nich tylko ten e-mail.
data-letter-what = Jeden plik ze wszystkim, co zapisano pod { $email }: Twoje informacje, nasze listy do Ciebie i to, co się wydarzyło.
data-letter-over-title = Ten link nie działa
data-letter-over-what = Link do Twoich danych działa siedem dni, a krócej, jeśli zmieni się Twój adres lub dane zostaną usunięte.
data-letter-over-again = Poproś nas o nowy. Przyjdzie e-mailem na adres, który znamy.
desk-person = Dane właściciela
desk-person-link = Dane właściciela: wyślij, pobierz, usuń
desk-data-send = Wyślij właścicielowi jego dane
desk-data-send-what = Na adres { $email } zostanie wysłany list z linkiem do pliku z tym wszystkim. Link jest tylko w tym liście i działa siedem dni.
event-data-sent = Wysłano właścicielowi link do wszystkich jego danych
audit-export = Pobrano dane osoby
