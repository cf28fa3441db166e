# Autour d’un produit enregistré : liens perdus, occasion, avis de sécurité, souhaits confirmés.
registered-mine = C’est le mien : m’envoyer mon lien
ask-title-link = M’envoyer mon lien
ask-lead-link = Saisissez l’adresse de votre enregistrement. Nous y envoyons le lien vers votre page.
ask-button-link = Envoyer mon lien
link-sent-title = Regardez vos e-mails
link-sent-what = Si un produit est enregistré sous cette adresse, le lien est en route. Cela peut prendre quelques minutes.
link-sent-not = Rien reçu ? Regardez parmi les indésirables, ou essayez une autre adresse.
find-lost = Lien vers votre page perdu ?

ask-title-second = Je l’ai acheté d’occasion
ask-lead-second = La garantie et l’historique restent avec le produit. Nous demandons d’abord à la personne qui l’a enregistré.
ask-button-second = Le mettre à mon nom
second-data = Le vendeur voit votre nom, pas votre adresse. Nous utilisons les deux pour enregistrer le produit à votre nom, et pour rien d’autre.
field-handover = Code du vendeur (facultatif)
field-handover-hint = Le vendeur le trouve sur sa page. Avec lui, le produit est à vous aussitôt.
error-handover = Ce code ne convient pas, a servi ou a expiré. Demandez-en un nouveau au vendeur
error-handover-typo = Un caractère semble faux. Demandez au vendeur de relire le code
passing-asked-title = Nous avons demandé au vendeur
passing-asked-what = Dès qu’il dit oui, le produit est à vous et vous recevez un e-mail.
passing-asked-until = Pas de réponse d’ici le { $date } ? Alors nous vérifions nous-mêmes. Vous n’avez rien à faire.
passing-refused-title = Le vendeur a dit non
passing-refused-what = Il nous a dit ne pas vous l’avoir vendu. Si c’est le cas, dites-le-nous et nous vérifions.
passing-desk-what = Le vendeur n’a pas répondu, nous vérifions donc nous-mêmes.

sold-title = L’avez-vous vendu ?
sold-what = { $name } nous dit être désormais propriétaire de votre produit « { $product } ».
sold-what-plain = Quelqu’un nous dit être désormais propriétaire de votre produit « { $product } ».
sold-effect = Si vous dites oui, votre enregistrement prend fin et la garantie suit le produit. L’acheteur n’apprend rien sur vous.
sold-silent = Sans réponse d’ici le { $date }, nous vérifions nous-mêmes.
sold-yes = Oui, je l’ai vendu
sold-no = Non
sold-refused-title = Rien ne change
sold-refused-what = Merci. Le produit reste enregistré à votre nom.
sold-late-what = Le délai de réponse est passé. Contactez-nous si quelque chose ne va pas.
passed-on-title = Vous l’avez cédé
passed-on-what = Votre enregistrement a pris fin, et nous ne vous écrivons plus au sujet de ce produit.
pass-on-title = Vendu ou donné ?
pass-on-lead = Donnez un code au nouveau propriétaire : il scanne l’étiquette et le saisit. La garantie et l’historique suivent le produit, pas vos données.
pass-on-button = Créer un code
pass-on-again = Créer un nouveau code
pass-on-code = Code pour le nouveau propriétaire
pass-on-until = Il sert une fois, jusqu’au { $date }.
owner-more = Ce que vous pouvez faire aussi
owner-safety = Avis de sécurité à une autre adresse

ask-title-safety = Seulement les avis de sécurité
ask-lead-safety = Nous écrivons à cette adresse en cas de rappel ou d’alerte de sécurité sur ce produit, et jamais sinon.
ask-button-safety = M’avertir
safety-noted-title = C’est noté
safety-noted-what = Nous écrivons à cette adresse si la sécurité du produit est en jeu. Un e-mail qui dit comment y mettre fin est en route.
safety-stop-title = Avis de sécurité
safety-stop-what = { $email } reçoit les avis de sécurité sur ce produit.
safety-stop-button = Arrêter les avis de sécurité
safety-stopped-title = Arrêté
safety-stopped-what = { $email } ne reçoit plus d’avis de sécurité sur ce produit.

wish-title = Encore un geste pour les offres
wish-what = Vous avez coché cette case : « { $wording } » Merci de confirmer.
wish-button = Oui, envoyez-moi offres et conseils
field-no-offers = Pas d’offres, merci. Sinon { $brand } peut m’envoyer offres et conseils sur des produits semblables. Je peux y mettre fin à tout moment d’un geste.

event-transfer-asked = Quelqu’un l’a acheté d’occasion ; le propriétaire a été interrogé
event-transfer-refused = Le propriétaire dit ne pas l’avoir vendu
event-transfer-silent = Le propriétaire n’a pas répondu ; le support décide
event-passed-on = Cédé à un nouveau propriétaire, enregistrement { $detail } terminé
event-safety-contact = Une adresse pour avis de sécurité a été laissée
event-safety-stopped = Une adresse pour avis de sécurité a été retirée

mail-help-note = Répondez à cet e-mail et nous vous aidons.
mail-link-subject = Votre lien
mail-link-title = Le chemin vers votre page
mail-link-intro = voici le lien que vous avez demandé.
mail-link-why = Vous recevez cet e-mail parce que quelqu’un a demandé à { $brand } le lien de cette adresse. Ce n’était pas vous ? Alors vous n’avez rien à faire.
mail-sold-button = Répondre
mail-sold-why = Vous recevez cet e-mail parce que le produit a été enregistré chez { $brand } sous cette adresse.
mail-asked-intro = vous nous avez dit avoir acheté d’occasion : { $product }.
mail-passed-intro = ce produit a un nouveau propriétaire : { $product }.
mail-passed-wrong = Ce n’est pas vous qui l’avez cédé ? Répondez tout de suite à cet e-mail.
mail-safety-intro = cette adresse a été laissée pour les avis de sécurité sur : { $product }.
mail-safety-why = Vous recevez cet e-mail parce que cette adresse a été donnée à { $brand } pour les avis de sécurité. Ce n’était pas vous ? Le bouton la retire.
mail-digest-title = Plusieurs e-mails en un
mail-digest-intro = plusieurs e-mails pour vous se sont accumulés en un jour. Les voici en un seul.
mail-digest-more = { $count ->
    [one] Et { $count } autre.
   *[other] Et { $count } autres.
}
mail-digest-why = Vous recevez cet e-mail parce que cette adresse a été donnée plusieurs fois à { $brand }. Ce n’était pas vous ? Dites-le-nous et nous la supprimons.
mail-wish-what = Vous avez coché la case des offres et conseils. Vous ne les recevez qu’après l’avoir confirmé ici.
mail-offers-why-unasked = Vous recevez des offres parce que vous avez enregistré un produit chez nous et ne les avez pas refusées.
