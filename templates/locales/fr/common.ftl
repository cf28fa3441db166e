# Ce que toutes les pages partagent. `language-name` et `format-locale` appartiennent à chaque langue.
language-name = Français
format-locale = fr
languages = Langue
skip-to-content = Aller au contenu
page-description = Enregistrement, garantie et aide pour les produits { $brand }.
privacy = Confidentialité
imprint = Mentions légales
product = Produit
model = Modèle
serial = Numéro de série
reference = Référence

# Durées à l’intérieur d’une explication
length-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
length-months = { $count ->
    [one] { $count } mois
   *[other] { $count } mois
}
length-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}

# L’aide, à portée de doigt. Objets et textes vont dans la messagerie des visiteurs.
help-title = Besoin d’aide ?
help-mail = Écrivez-nous
help-subject-unit = { $product }, numéro de série { $serial }
help-subject-owner = { $product }, numéro de série { $serial }, référence { $reference }
help-subject-code = Mon étiquette n’ouvre pas le formulaire
help-body-unit =
    Produit : { $product } ({ $code })
    Numéro de série : { $serial }

    Ma question :
help-body-owner =
    Produit : { $product } ({ $code })
    Numéro de série : { $serial }
    Référence : { $reference }

    Ma question :
help-body-code =
    Numéro de série : { $serial }

    Ce qui est imprimé sur l’étiquette :
help-body-incident =
    Incident : { $incident }

    Ce que je faisais :

# Erreurs
error-title = Erreur : { $title }
errors-title = Il y a un problème
error-missing-name = Saisissez votre nom
error-missing-email = Saisissez votre adresse e-mail
error-missing-purchased_on = Saisissez la date d’achat
error-missing-installed_on = Saisissez la date d’installation
error-missing-serial = Saisissez le numéro de série
error-missing-k = Saisissez le code de l’étiquette
error-missing = Ce champ est vide
error-too-long = { $max ->
    [one] { $max } caractère au maximum
   *[other] { $max } caractères au maximum
}
error-too-short = { $min ->
    [one] { $min } caractère au minimum
   *[other] { $min } caractères au minimum
}
error-illegal-character = Ce champ contient un caractère non accepté, par exemple un saut de ligne
error-no-letter = Il faut ici au moins une lettre ou un chiffre
error-not-an-email = Saisissez une adresse e-mail comme nom@example.com
error-not-a-date = Saisissez une date comme 2026-05-31
error-in-future = Cette date est dans le futur. Saisissez une date jusqu’à aujourd’hui
error-too-early = À cette date, le produit n’était pas encore fabriqué. Première date possible : { $earliest }
error-not-a-choice = Choisissez l’une des possibilités
error-stale = Ce formulaire est trop ancien ou a été modifié en chemin. Scannez de nouveau l’étiquette
error-typo = Un caractère semble erroné. Comparez avec l’étiquette
error-not-a-code = Le code compte 14 ou 15 lettres et chiffres. Comparez avec l’étiquette
error-not-known = Aucun produit ne porte ce numéro de série avec ce code. Comparez les deux avec l’étiquette

# Pourquoi une ligne de garantie court ainsi. La même phrase sur la page, la lettre, le certificat, au support et en JSON.
reason-purchase = { $length } à compter de l’achat du { $on }, selon la preuve d’achat.
reason-purchase-declared = { $length } à compter de l’achat du { $on }, date indiquée lors de l’enregistrement.
reason-installation = { $length } à compter de l’installation du { $on }.
reason-installation-unknown = { $length } à compter de l’achat du { $on }, car la date d’installation n’est pas connue.
reason-manufacture = { $length } à compter de la fabrication du { $on }.
reason-manufacture-plus = { $length }, débutant { $days ->
    [one] { $days } jour
   *[other] { $days } jours
} après la fabrication du { $on }.
reason-manufacture-unknown = { $length } à compter de l’achat du { $on }, car la date de fabrication n’est pas connue.
reason-fixed = { $length } à compter du { $on }, la même date pour tous les exemplaires.
reason-latest-start = { $length } à compter du { $latest }, le début le plus tardif pour un exemplaire de cet âge. Date indiquée : { $declared } ; une preuve d’achat peut changer cela.

# Ce que dit le titre d’un exemplaire
cover-until = Garantie jusqu’au { $date }
cover-first = Première échéance : { $what }, le { $date }.
cover-starts = Garantie à partir du { $date }
cover-ended = Garantie terminée le { $date }
cover-unknown = Aucune garantie connue
covered-month = Garantie jusqu’en { $month }
ended-month = Garantie terminée en { $month }
line-active = jusqu’au { $date }
line-waiting = du { $date } au { $until }
line-ended = a pris fin le { $date }

# Pourquoi une offre est affichée
offer-why-product = cette offre convient à votre { $product }.
offer-why-serials = cette offre convient à votre { $product } et à sa série.

# Problèmes
problem-incident = Si vous nous écrivez à ce sujet, indiquez
problem-400-title = Cette demande n’a pas pu être lue
problem-400-what = Ce qui nous est parvenu est incomplet.
problem-400-way-out = Revenez en arrière, rechargez la page et réessayez. Ou scannez encore une fois l’étiquette.
problem-403-title = Vous n’avez pas accès à cette page
problem-403-what = Elle demande un autre droit d’accès, ou le formulaire est resté ouvert trop longtemps.
problem-403-way-out = Revenez en arrière, rechargez la page et réessayez.
problem-404-title = Cette page n’existe pas
problem-404-what = L’adresse contient peut-être une faute de frappe, ou un lien plus récent l’a remplacée.
problem-404-way-out = Scannez de nouveau l’étiquette de votre produit. Notre dernier e-mail contient le lien valable.
problem-405-title = Cela ne fonctionne pas ici
problem-405-what = Cette adresse ne s’utilise pas de cette façon.
problem-405-way-out = Revenez en arrière et utilisez les boutons de la page.
problem-408-title = Cela a pris trop de temps
problem-408-what = La connexion était trop lente, et rien n’a été enregistré.
problem-408-way-out = Vérifiez votre connexion et renvoyez le formulaire.
problem-413-title = C’est trop volumineux
problem-413-what = Votre envoi dépasse la taille acceptée, et rien n’a été enregistré.
problem-413-way-out = Revenez en arrière, raccourcissez-le et renvoyez-le.
problem-422-title = Quelque chose ne va pas
problem-422-what = Un élément du formulaire ne convient pas.
problem-422-way-out = Revenez en arrière, vérifiez les champs et renvoyez le formulaire.
problem-429-title = Trop de tentatives
problem-429-what = De très nombreuses demandes sont venues de votre connexion en peu de temps.
problem-429-way-out = Attendez dix minutes et réessayez.
problem-500-title = Une panne est survenue chez nous
problem-500-what = C’est notre faute, et l’incident a été noté.
problem-500-way-out = Réessayez dans quelques minutes. Ce que vous avez déjà enregistré est en sécurité.
problem-full-title = Nous n’avons plus de place pour le moment
problem-full-what = Le disque de notre serveur est plein ; rien n’a été enregistré.
problem-full-way-out = C’est noté. Renvoyez votre demande plus tard. Rien n’est enregistré deux fois.
problem-503-title = Nous sommes très sollicités
problem-503-what = Votre demande n’a pas pu être prise en compte pour le moment.
problem-503-way-out = Renvoyez-la dans une minute. Rien ne sera enregistré deux fois.
