# Letters of a journey: getting started, is all well, cover ends.

mail-start-subject = Bien démarrer : { $product }
mail-start-title = Bien démarrer
mail-start-intro = merci encore d’avoir choisi ce produit : { $product }. Voici ce qui aide les premiers jours.
mail-start-what = Votre page réunit tout au même endroit : notices, garantie, reçu et aide. Quelque chose ne fonctionne pas comme il faut ? Répondez à ce mail.
mail-check-subject = Tout va bien ? { $product }
mail-check-title = Tout va bien ?
mail-check-intro = vous l’avez depuis quelque temps déjà : { $product }.
mail-check-person = Je m’appelle { $person } et, chez { $brand }, je réponds de votre produit.
mail-check-team = Chez { $brand }, une personne répond de votre produit.
mail-check-what = Si quelque chose ne va pas, répondez à ce mail. C’est une personne qui le lit, pas une machine. Si tout va bien, vous n’avez rien à faire.
mail-ends-subject = La garantie se termine le { $date } : { $product }
mail-ends-title = Garanti jusqu’au { $date }
mail-ends-intro = la garantie de votre produit se termine bientôt : { $product }.
mail-ends-what = Votre page dit ce qui est couvert jusque-là. Quelque chose ne va pas ? Dites-le-nous avant ce jour.
