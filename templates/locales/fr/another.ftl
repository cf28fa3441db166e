# Registering the next product without typing name and address again.
another-link = Enregistrer un autre produit
find-known = Votre nom et votre adresse e-mail seront déjà dans le formulaire.
