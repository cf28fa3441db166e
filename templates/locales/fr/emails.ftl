# Lettres. Un objet a 50 caractères au plus.
mail-confirmation-subject = Produit enregistré : { $product }
mail-confirmation-preview = { $headline }. Référence { $reference }.
mail-hello = Bonjour { $name },
mail-hello-plain = Bonjour,
mail-confirmation-intro = Votre produit est enregistré : { $product }.
mail-confirmation-button = Ouvrir ma page de garantie
mail-confirmation-keep = Gardez cet e-mail. Le bouton ouvre votre page personnelle, sans mot de passe : garantie, notices, aide.
mail-cover-title = Votre garantie
mail-manuals-title = Notices et conseils
mail-offers-title = Pour votre { $product }
mail-offers-why = Vous recevez des offres parce que vous avez coché la case lors de l’enregistrement.
mail-offers-stop = Ne plus recevoir d’offres
mail-help-title = Besoin d’aide ?
mail-help = Répondez à cet e-mail ou appelez-nous. Gardez le numéro de série et la référence à portée de main.
mail-help-write = Répondez à cet e-mail. Gardez le numéro de série et la référence à portée de main.
mail-why = Vous recevez cet e-mail parce que cette adresse a été indiquée lors de l’enregistrement d’un produit { $brand }. Ce n’était pas vous ? Dites-le-nous, et nous la supprimerons.
