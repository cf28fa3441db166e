# To, co wspólne dla wszystkich stron. `language-name` i `format-locale` należą do każdego języka.
language-name = Polski
format-locale = pl
languages = Język
skip-to-content = Przejdź do treści
page-description = Produkty marki { $brand }: rejestracja, gwarancja i pomoc.
privacy = Prywatność
imprint = Dane firmy
product = Produkt
model = Model
serial = Numer seryjny
reference = Numer rejestracji

# Okresy wewnątrz uzasadnienia
length-years = { $count ->
    [one] 1 rok
    [few] { $count } lata
    [many] { $count } lat
   *[other] { $count } roku
}
length-months = { $count ->
    [one] 1 miesiąc
    [few] { $count } miesiące
    [many] { $count } miesięcy
   *[other] { $count } miesiąca
}
length-days = { $count ->
    [one] 1 dzień
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
}

# Pomoc w zasięgu palca. Tematy i treści trafiają do programu pocztowego odwiedzającego.
help-title = Potrzebujesz pomocy?
help-mail = Napisz do nas
help-subject-unit = { $product }, numer seryjny { $serial }
help-subject-owner = { $product }, numer seryjny { $serial }, numer rejestracji { $reference }
help-subject-code = Moja etykieta nie otwiera formularza
help-body-unit =
    Produkt: { $product } ({ $code })
    Numer seryjny: { $serial }

    Moje pytanie:
help-body-owner =
    Produkt: { $product } ({ $code })
    Numer seryjny: { $serial }
    Numer rejestracji: { $reference }

    Moje pytanie:
help-body-code =
    Numer seryjny: { $serial }

    Na etykiecie jest napisane:
help-body-incident =
    Numer zdarzenia: { $incident }

    Co się działo:

# Błędy
error-title = Błąd: { $title }
errors-title = Coś się nie zgadza
error-missing-name = Wpisz imię i nazwisko
error-missing-email = Wpisz adres e-mail
error-missing-purchased_on = Podaj datę zakupu
error-missing-installed_on = Podaj datę instalacji
error-missing-serial = Wpisz numer seryjny
error-missing-k = Wpisz kod z etykiety
error-missing = To pole jest puste
error-too-long = { $max ->
    [one] Najwyżej 1 znak
    [few] Najwyżej { $max } znaki
    [many] Najwyżej { $max } znaków
   *[other] Najwyżej { $max } znaku
}
error-too-short = { $min ->
    [one] Co najmniej 1 znak
    [few] Co najmniej { $min } znaki
    [many] Co najmniej { $min } znaków
   *[other] Co najmniej { $min } znaku
}
error-illegal-character = Jest tu znak, którego nie można użyć, na przykład koniec wiersza
error-no-letter = Potrzebna jest tu co najmniej jedna litera lub cyfra
error-not-an-email = Wpisz adres e-mail podobny do: imie@example.com
error-not-a-date = Wpisz datę w postaci 2026-05-31
error-in-future = Ta data jest z przyszłości. Podaj datę nie późniejszą niż dzisiejsza
error-too-early = W tym dniu produkt jeszcze nie istniał. Podaj datę nie wcześniejszą niż { $earliest }
error-not-a-choice = Wybierz jedną z możliwości
error-stale = Ten formularz jest zbyt stary lub został po drodze zmieniony. Zeskanuj etykietę jeszcze raz
error-typo = Jeden znak wygląda na błędny. Porównaj go z etykietą
error-not-a-code = Kod ma 14 lub 15 liter i cyfr. Porównaj go z etykietą
error-not-known = Żaden produkt nie ma takiego numeru seryjnego z takim kodem. Porównaj oba z etykietą

# Dlaczego pozycja gwarancji biegnie tak, a nie inaczej. To samo zdanie na stronie, w liście, certyfikacie, obsłudze i JSON.
reason-purchase = { $length } od zakupu w dniu { $on }, zgodnie z dowodem zakupu.
reason-purchase-declared = { $length } od zakupu w dniu { $on }, zgodnie z datą podaną przy rejestracji.
reason-installation = { $length } od instalacji w dniu { $on }.
reason-installation-unknown = { $length } od zakupu w dniu { $on }, ponieważ data instalacji nie jest znana.
reason-manufacture = { $length } od wyprodukowania w dniu { $on }.
reason-manufacture-plus = { $length }, początek { $days ->
    [one] 1 dzień
    [few] { $days } dni
    [many] { $days } dni
   *[other] { $days } dnia
} po wyprodukowaniu w dniu { $on }.
reason-manufacture-unknown = { $length } od zakupu w dniu { $on }, ponieważ data produkcji nie jest znana.
reason-fixed = { $length } od { $on }, ta sama data dla wszystkich egzemplarzy.
reason-latest-start = { $length } od { $latest }, czyli od najpóźniejszego początku dla egzemplarza w tym wieku. Podana data: { $declared }; dowód zakupu może to zmienić.

# Co mówi nagłówek egzemplarza
cover-until = Gwarancja do { $date }
cover-first = Najwcześniej kończy się: { $what }, { $date }.
cover-starts = Gwarancja od { $date }
cover-ended = Gwarancja wygasła { $date }
cover-unknown = Brak informacji o gwarancji
covered-month = Gwarancja do: { $month }
ended-month = Koniec gwarancji: { $month }
line-active = do { $date }
line-waiting = od { $date } do { $until }
line-ended = koniec { $date }

# Dlaczego pojawia się oferta
offer-why-product = pasuje do Twojego produktu ({ $product }).
offer-why-serials = pasuje do Twojego produktu i jego serii ({ $product }).

# Problemy
problem-incident = Jeśli napiszesz do nas w tej sprawie, podaj numer
problem-400-title = Nie udało się odczytać żądania
problem-400-what = To, co do nas dotarło, jest niekompletne.
problem-400-way-out = Wróć, odśwież stronę i spróbuj ponownie. Albo zeskanuj etykietę jeszcze raz.
problem-403-title = Brak dostępu do tej strony
problem-403-what = Potrzebne są inne uprawnienia albo formularz był zbyt długo otwarty.
problem-403-way-out = Wróć, odśwież stronę i spróbuj ponownie.
problem-404-title = Nie ma takiej strony
problem-404-what = Być może w adresie jest literówka albo zastąpił go nowszy link.
problem-404-way-out = Zeskanuj jeszcze raz etykietę na produkcie. Aktualny link jest w ostatnim e-mailu od nas.
problem-405-title = To tutaj nie działa
problem-405-what = Tego adresu nie można użyć w ten sposób.
problem-405-way-out = Wróć i użyj przycisków na stronie.
problem-408-title = To trwało zbyt długo
problem-408-what = Połączenie było zbyt wolne i nic nie zostało zapisane.
problem-408-way-out = Sprawdź połączenie i wyślij formularz jeszcze raz.
problem-413-title = To jest za duże
problem-413-what = Przesłane dane są większe, niż przyjmujemy, i nic nie zostało zapisane.
problem-413-way-out = Wróć, skróć je i wyślij jeszcze raz.
problem-422-title = Coś się nie zgadza
problem-422-what = Coś w formularzu jest niepoprawne.
problem-422-way-out = Wróć, sprawdź pola i wyślij formularz jeszcze raz.
problem-429-title = Zbyt wiele prób
problem-429-what = W krótkim czasie z tego połączenia przyszło bardzo dużo żądań.
problem-429-way-out = Odczekaj dziesięć minut i spróbuj ponownie.
problem-500-title = Coś się u nas zepsuło
problem-500-what = To nasz błąd i został odnotowany.
problem-500-way-out = Spróbuj ponownie za kilka minut. Wcześniejsze rejestracje są bezpieczne.
problem-full-title = Nie mamy teraz wolnego miejsca
problem-full-what = Dysk naszego serwera jest pełny, więc nic nie zostało zapisane.
problem-full-way-out = Odnotowaliśmy to. Proszę wysłać ponownie później. Nic nie zarejestruje się dwa razy.
problem-503-title = Mamy teraz duży ruch
problem-503-what = W tej chwili nie udało się zapisać danych.
problem-503-way-out = Wyślij je jeszcze raz za minutę. Nic nie zarejestruje się podwójnie.
