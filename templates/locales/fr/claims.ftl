# Rappels, exemplaires hors service, demandes : les pages, le support, les lettres.
recall-more = En savoir plus

stolen-title = Ce produit a été signalé comme volé
stolen-what = On nous a informés qu’il a été dérobé à son propriétaire.
stolen-way-out = L’avez-vous acheté ou trouvé ? Contactez-nous en gardant le numéro de série à portée de main. Nous vous dirons quoi faire.
replaced-title = Ce produit a été remplacé
replaced-what = Un autre a pris sa place, cette étiquette n’est donc plus valable.
replaced-button = Saisir le code du nouveau produit

unproven-unrecorded-title = Ce produit n’est pas encore dans notre liste
unproven-unrecorded-what = L’étiquette est authentique. Dites-nous que ce produit est à vous, et nous l’enregistrerons pour vous.
unproven-claimed-title = Nous vérifions
unproven-claimed-what = Une personne nous a dit que ce produit lui appartient. Nous lui répondrons par e-mail. Ce n’était pas vous ? Contactez-nous.
unproven-step-claim = Toujours rien ? Dites-nous que ce produit est à vous, et nous vérifierons.

registered-claimed = Une personne nous a dit que ce produit lui appartient désormais. Nous vérifions ; d’ici là, rien ne change.

claim-open = Dites-nous que ce produit est à vous
claim-title = Dites-nous que ce produit est à vous
claim-lead = Nous comparons avec nos données et vous répondons par e-mail.
claim-lead-registered = S’il est désormais à vous, dites-le-nous : nous vérifions et vous répondons par e-mail. Vous l’avez enregistré vous-même ? Votre lien se trouve alors dans l’e-mail que nous vous avons envoyé.
claim-email-hint = Nous y envoyons notre réponse.
claim-purchased-hint = Depuis quand il est à vous
field-words = Comment l’avez-vous obtenu ? (facultatif)
field-words-hint = Acheté d’occasion, reçu en cadeau, étiquette abîmée… Avez-vous une preuve d’achat ?
claim-button = Envoyer
claim-data = Ces données nous servent à vérifier à qui appartient le produit et à vous répondre. À rien d’autre.

pending-claim = Votre message
pending-open-title = Nous vérifions
pending-open-what = Merci. Notre réponse sera envoyée à { $email }. Vous n’avez rien d’autre à faire.
pending-accepted-title = C’est bien le vôtre
pending-accepted-what = Nous l’avons enregistré pour vous. Le lien vers votre page se trouve dans notre e-mail à { $email }.
pending-refused-title = Nous n’avons pas pu le confirmer
pending-refused-what = Le motif se trouve dans notre e-mail à { $email }. S’il manque quelque chose, contactez-nous.

choices-title = { $product } : liens
choices-all = Où mène ce code.
choices-undecided = Plusieurs liens conviennent. Choisissez-en un.

error-not-a-serial = Ce n’est pas un numéro de série de ce produit. Comparez avec l’étiquette
error-not-on-record = Aucun exemplaire connu et en service ne porte ce numéro de série
error-missing-successor = Saisissez le numéro de série de l’exemplaire qui le remplace
error-missing-reason = Saisissez un motif

# Le support
claims = Demandes
claims-none = Personne n’attend de décision.
claims-decided = Traitées
claimant = Demandeur
claim-at = Reçue le
evidence = Étiquette
evidence-held = Code correct
evidence-wrong = Code incorrect
evidence-missing = Pas de code
claim-state-open = À traiter
claim-state-accepted = Acceptée
claim-state-refused = Refusée
claim-of = Demande de { $name }
claim-said = Ce qui est déclaré
claim-record = Ce que nous savons
claim-same-email = même adresse
claim-others = { $count ->
    [one] Il y a 1 autre demande pour ce produit.
   *[other] Il y a { $count } autres demandes pour ce produit.
}
claim-unit = Tout sur ce produit
claim-decide = Décider
claim-effect = Si vous acceptez, le demandeur devient propriétaire.
claim-effect-ends = Si vous acceptez, le demandeur devient propriétaire et l’enregistrement actuel prend fin.
claim-reason = Motif, lu par le demandeur
claim-accept = Accepter
claim-refuse = Refuser
unit-unknown = Inconnu
unit-state-stolen = Volé
unit-state-replaced = Remplacé
withdraw-title = Mettre hors service
withdraw-what = Toute personne qui scanne l’étiquette le voit aussitôt. Les enregistrements restent tels quels, et vous pouvez revenir en arrière.
withdraw-fate = Ce qui s’est passé
withdraw-void = Annulé : détruit, retourné, étiquette retirée
withdraw-stolen = Volé
withdraw-replaced = Remplacé par un autre exemplaire
withdraw-successor = Numéro de série de cet exemplaire (si remplacé)
withdraw-reason = Motif (réservé au support)
withdraw-button = Mettre hors service
withdraw-cancel = Ne rien changer
withdrawn-void = Annulé
withdrawn-stolen = Volé
withdrawn-replaced = Remplacé par
withdrawn-restore = Remettre en service
recall = Rappel : { $title }
event-claimed = Demande reçue, référence { $detail }
event-claim-accepted = Demande acceptée, référence { $detail }
event-claim-refused = Demande refusée, référence { $detail }
event-ended = Enregistrement { $detail } terminé : nouveau propriétaire
event-voided = Déclaré annulé
event-stolen = Signalé volé
event-replaced = Remplacé par { $detail }
event-replaces = Remplace { $detail }
event-restored = Remis en service
audit-void = Annulation
audit-stolen = Vol signalé
audit-replaced = Remplacement par { $detail }
audit-restore = Remise en service
audit-claim-accept = Demande { $detail } acceptée
audit-claim-refuse = Demande { $detail } refusée

# Lettres
mail-claim-title = Votre message
mail-claim-open-subject = Nous vérifions ({ $reference })
mail-claim-accepted-subject = C’est le vôtre : { $product }
mail-claim-refused-subject = Notre réponse ({ $reference })
mail-claim-open-intro = Vous nous avez dit que ce produit est à vous : { $product }. Nous vérifions et vous réécrirons.
mail-claim-accepted-intro = Nous avons vérifié ce que vous nous avez dit. Ce produit est maintenant enregistré pour vous : { $product }.
mail-claim-refused-intro = Nous avons vérifié ce que vous nous avez dit, mais nous n’avons pas pu confirmer que ce produit est à vous : { $product }.
mail-claim-reason = Pourquoi :
mail-claim-button = Voir où cela en est
mail-claim-why = Vous recevez cet e-mail parce que cette adresse a été indiquée quand une personne a dit à { $brand } qu’un produit lui appartient. Ce n’était pas vous ? Dites-le-nous, et nous la supprimerons.
