# Registering the next product without typing name and address again.
another-link = Nog een product registreren
find-known = Uw naam en e-mailadres staan dan al in het formulier.
