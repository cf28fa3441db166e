# Registering the next product without typing name and address again.
another-link = Zarejestruj kolejny produkt
find-known = Imię i nazwisko oraz adres e-mail będą już w formularzu.
