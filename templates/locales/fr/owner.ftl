# Les pages personnelles des propriétaires : garantie, notices, offres, choix des e-mails.
owner-registered = Enregistré
owner-done = Merci, c’est tout.
owner-mail = Une confirmation est en route vers { $email }.
owner-mailed = Votre confirmation a été envoyée à { $email }.
owner-unit = Votre produit
cover-title = Votre garantie
cover-none = Aucune garantie du fabricant n’est répertoriée ici pour ce produit. Vos droits légaux restent inchangés.
manuals-title = Notices et conseils
offers-title = Pour votre produit
offer-why = Pourquoi vous voyez ceci : { $why }
offer-button = Voir le détail
offer-see = Voir le détail : { $title }

preferences-title = E-mails avec offres et conseils
preferences-saved-title = C’est noté
preferences-on = Vous recevez des e-mails avec des offres et des conseils pour votre produit.
preferences-off = Vous ne recevez pas d’e-mails d’offres.
preferences-now-on = Vous recevrez désormais des offres et des conseils pour votre produit.
preferences-now-off = Vous ne recevrez plus d’e-mails d’offres. Ce choix prend effet immédiatement.
preferences-kept = Les e-mails sur votre enregistrement et la sécurité de votre produit arrivent dans tous les cas.
preferences-stop = Ne plus recevoir ces e-mails
preferences-start = Recevoir offres et conseils
