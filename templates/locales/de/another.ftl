# Registering the next product without typing name and address again.
another-link = Noch ein Produkt registrieren
find-known = Ihr Name und Ihre E-Mail-Adresse stehen dann schon im Formular.
