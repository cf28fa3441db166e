# Registering the next product without typing name and address again.
another-link = Registrera en produkt till
find-known = Ditt namn och din e-postadress står redan i formuläret.
