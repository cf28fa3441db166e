# Formularz i strony dla każdego, kto ma przed sobą etykietę.
form-title = Zarejestruj produkt
form-lead = Wystarczy imię, nazwisko i e-mail. Resztę wiemy z etykiety.
form-button = Zarejestruj
form-waits = Zapisano w tym telefonie. Wyślemy to, gdy tylko wróci sieć; możesz zostawić tę stronę otwartą.
form-data = Imię, nazwisko i e-mail służą do potwierdzenia rejestracji i do kontaktu w sprawie bezpieczeństwa tego produktu. Do niczego więcej, chyba że zaznaczysz pole.
form-warranty = Gwarancja nie zależy od tego formularza. Bez rejestracji masz te same prawa.
field-name = Imię i nazwisko
field-email = E-mail
field-email-hint = Tam wyślemy informację o gwarancji i Twój link.
email-meant = Czy chodzi o { $email }?
field-purchased = Data zakupu
field-purchased-hint = Jak na dowodzie zakupu
field-installed = Data instalacji (opcjonalnie)
field-installed-hint = Część gwarancji zaczyna się tego dnia.
field-dealer = Gdzie kupiono produkt? (opcjonalnie)
field-dealer-none = Nie ma na liście
field-dealer-known = Miejsce zakupu
field-offers = Tak, chcę otrzymywać od { $brand } e-maile z ofertami i poradami do tego produktu. Mogę z tego zrezygnować jednym kliknięciem.

registered-title = Ten produkt jest zarejestrowany
registered-yours = To Twój produkt?

unproven-missing-title = Kod jest niekompletny
unproven-missing-what = Adres otworzył się bez ostatniej części kodu, więc nie wiemy, czy pochodzi z etykiety.
unproven-wrong-title = Kod się nie zgadza
unproven-wrong-what = Numer seryjny i kod do siebie nie pasują. Najczęściej to literówka w jednym znaku.
unproven-unknown-title = Nie znamy tego produktu
unproven-unknown-what = Kod nie pochodzi z naszej etykiety albo produktu nie ma jeszcze na naszej liście.
unproven-next = Co możesz zrobić
unproven-step-scan = Zeskanuj etykietę jeszcze raz, prosto z góry i przy dobrym świetle.
unproven-step-type = Albo wpisz numer seryjny i kod tak, jak są na etykiecie.
unproven-step-ask = Nadal nic? Skontaktuj się z nami. Pomoże zdjęcie etykiety.

void-title = Ta etykieta jest już nieważna
void-what = Została wycofana albo produkt nie jest już używany.
void-replaced = Produkt wymieniono na egzemplarz o numerze seryjnym { $serial }. Zeskanuj etykietę na nim.
void-way-out = Jeśli masz ten produkt w rękach, skontaktuj się z nami. Ustalimy, co się stało.

find-title = Wpisz dane z etykiety
find-lead = Gdy skanowanie się nie udaje, wystarczą numer seryjny i kod.
find-button = Dalej
find-button-open = Wpisz numer seryjny i kod
field-serial = Numer seryjny
field-serial-hint = Obok kodu QR
field-k = Kod
field-k-hint = Grupy liter i cyfr pod kodem QR. Wielkość liter, kreski i spacje nie mają znaczenia.
place-title = Gdzie jest etykieta
place-picture = Miejsce etykiety na produkcie

home-title = Zeskanuj etykietę na produkcie
home-lead = Kod QR zna produkt i numer seryjny. Nie trzeba ich wpisywać.
home-step-scan = Otwórz aparat w telefonie i skieruj go na kod QR.
home-step-tap = Dotknij linku, wpisz imię, nazwisko i e-mail.
home-step-keep = Zachowaj e-mail od nas: gwarancja, instrukcje i pomoc w jednym miejscu.
home-find = Nie masz aparatu? Wpisz kod
