# The desk registers for somebody, and corrects what it wrote.
act-register = Zarejestruj w czyimś imieniu
act-register-what = Dla osoby dzwoniącej, karty papierowej lub sprzedawcy. Nikt nie wyraża w ten sposób zgody na oferty. Z adresem e-mail właściciel dostaje link do swojej strony.
act-correct = Popraw nazwisko, telefon, adres
act-correct-what = Listy idą dalej na ten sam adres e-mail.
act-source = Jak wpłynęło
act-phone = Telefon
act-post = Adres pocztowy
source-caller = Telefonicznie
source-card = Na karcie papierowej
source-dealer = Przez sprzedawcę
error-no-reach = Podaj adres e-mail, numer telefonu lub adres pocztowy
error-not-a-phone = Podaj numer telefonu mający od 5 do 15 cyfr
event-enrolled = Zarejestrowano w obsłudze, numer { $detail }
event-desk-corrected = Poprawiono w obsłudze: { $detail }
