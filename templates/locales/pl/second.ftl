# Wokół zarejestrowanego produktu: zgubione linki, rynek wtórny, ostrzeżenia, potwierdzone życzenia.
registered-mine = To mój produkt: wyślij mój link
ask-title-link = Wyślij mój link
ask-lead-link = Wpisz adres użyty przy rejestracji. Wyślemy tam link do Twojej strony.
ask-button-link = Wyślij link
link-sent-title = Zajrzyj do poczty
link-sent-what = Jeśli coś jest zarejestrowane na ten adres, link jest w drodze. Może to potrwać kilka minut.
link-sent-not = Nic nie przyszło? Zajrzyj do spamu albo spróbuj innego adresu.
find-lost = Nie masz już linku do swojej strony?

ask-title-second = Mam go z drugiej ręki
ask-lead-second = Gwarancja i historia zostają przy produkcie. Najpierw pytamy osobę, na którą jest zarejestrowany.
ask-button-second = Przepisz na mnie
second-data = Sprzedający widzi Twoje imię i nazwisko, nie adres. Używamy ich tylko po to, by zarejestrować produkt na Ciebie.
field-handover = Kod od sprzedającego (nieobowiązkowo)
field-handover-hint = Sprzedający znajdzie go na swojej stronie. Z nim produkt jest od razu Twój.
error-handover = Ten kod nie pasuje, był użyty lub wygasł. Poproś sprzedającego o nowy
error-handover-typo = Jeden znak wygląda na błędny. Poproś sprzedającego o ponowne odczytanie kodu
passing-asked-title = Zapytaliśmy sprzedającego
passing-asked-what = Gdy tylko się zgodzi, produkt będzie Twój i dostaniesz e-mail.
passing-asked-until = Brak odpowiedzi do { $date }? Wtedy sprawdzimy sami. Nie musisz nic robić.
passing-refused-title = Sprzedający odmówił
passing-refused-what = Powiedział nam, że nie sprzedał Ci produktu. Jeśli było inaczej, daj nam znać, a sprawdzimy.
passing-desk-what = Sprzedający nie odpowiedział, więc sprawdzamy sami.

sold-title = Czy ten produkt został sprzedany?
sold-what = { $name } twierdzi, że Twój produkt „{ $product }” należy teraz do niej lub niego.
sold-what-plain = Ktoś twierdzi, że Twój produkt „{ $product }” należy teraz do niego.
sold-effect = Jeśli potwierdzisz, Twoja rejestracja się skończy, a gwarancja przejdzie z produktem. Kupujący niczego się o Tobie nie dowie.
sold-silent = Bez odpowiedzi do { $date } sprawdzimy sami.
sold-yes = Tak, produkt sprzedany
sold-no = Nie
sold-refused-title = Nic się nie zmienia
sold-refused-what = Dziękujemy. Produkt pozostaje zarejestrowany na Ciebie.
sold-late-what = Czas na odpowiedź minął. Skontaktuj się z nami, jeśli coś się nie zgadza.
passed-on-title = Produkt przekazany
passed-on-what = Twoja rejestracja się skończyła i nie piszemy już do Ciebie o tym produkcie.
pass-on-title = Sprzedany lub podarowany?
pass-on-lead = Daj kod nowemu właścicielowi: zeskanuje etykietę i go wpisze. Gwarancja i historia przechodzą z produktem, Twoje dane nie.
pass-on-button = Utwórz kod
pass-on-again = Utwórz nowy kod
pass-on-code = Kod dla nowego właściciela
pass-on-until = Działa jeden raz, do { $date }.
owner-more = Co jeszcze możesz zrobić
owner-safety = Ostrzeżenia na inny adres

ask-title-safety = Tylko ostrzeżenia dotyczące bezpieczeństwa
ask-lead-safety = Napiszemy na ten adres w razie wycofania lub ostrzeżenia dotyczącego tego produktu i nigdy w innej sprawie.
ask-button-safety = Powiadamiaj mnie
safety-noted-title = Zapisane
safety-noted-what = Napiszemy na ten adres, gdy chodzi o bezpieczeństwo produktu. E-mail z informacją, jak to zakończyć, jest w drodze.
safety-stop-title = Ostrzeżenia dotyczące bezpieczeństwa
safety-stop-what = { $email } dostaje ostrzeżenia dotyczące tego produktu.
safety-stop-button = Zakończ ostrzeżenia
safety-stopped-title = Zakończone
safety-stopped-what = { $email } nie dostaje już ostrzeżeń dotyczących tego produktu.

wish-title = Jeszcze jedno dotknięcie: oferty i porady
wish-what = Zaznaczone pole: „{ $wording }” Prosimy o potwierdzenie.
wish-button = Tak, chcę ofert i porad
field-no-offers = Bez ofert, proszę. W przeciwnym razie { $brand } może mi wysyłać oferty i porady o podobnych produktach. Mogę to w każdej chwili zakończyć jednym dotknięciem.

event-transfer-asked = Ktoś kupił go z drugiej ręki; zapytano właściciela
event-transfer-refused = Właściciel mówi, że go nie sprzedał
event-transfer-silent = Właściciel nie odpowiedział; decyduje obsługa
event-passed-on = Przekazany nowemu właścicielowi, rejestracja { $detail } zakończona
event-safety-contact = Zostawiono adres do ostrzeżeń
event-safety-stopped = Wycofano adres do ostrzeżeń

mail-help-note = Odpowiedz na ten e-mail, a pomożemy.
mail-link-subject = Twój link
mail-link-title = Droga do Twojej strony
mail-link-intro = oto link, o który prosisz.
mail-link-why = Dostajesz ten e-mail, bo ktoś poprosił { $brand } o link dla tego adresu. To nie Ty? Wtedy nie musisz nic robić.
mail-sold-button = Odpowiedz
mail-sold-why = Dostajesz ten e-mail, bo produkt zarejestrowano w { $brand } na ten adres.
mail-asked-intro = według Twojego zgłoszenia masz z drugiej ręki: { $product }.
mail-passed-intro = nowego właściciela ma: { $product }.
mail-passed-wrong = To nie Ty przekazujesz produkt? Odpowiedz od razu na ten e-mail.
mail-safety-intro = ten adres zostawiono do ostrzeżeń dotyczących: { $product }.
mail-safety-why = Dostajesz ten e-mail, bo ten adres podano { $brand } do ostrzeżeń. To nie Ty? Przycisk go usuwa.
mail-digest-title = Kilka e-maili w jednym
mail-digest-intro = w ciągu doby zebrało się dla Ciebie kilka e-maili. Oto one w jednym.
mail-digest-more = { $count ->
    [one] I jeszcze 1.
    [few] I jeszcze { $count }.
    [many] I jeszcze { $count }.
   *[other] I jeszcze { $count }.
}
mail-digest-why = Dostajesz ten e-mail, bo ten adres podano { $brand } kilka razy. To nie Ty? Daj nam znać, a go usuniemy.
mail-wish-what = Zaznaczono pole ofert i porad. Dostaniesz je dopiero po potwierdzeniu tutaj.
mail-offers-why-unasked = Dostajesz oferty, bo Twój produkt jest u nas zarejestrowany i nie było odmowy.
