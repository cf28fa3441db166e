# Le formulaire et les pages pour toute personne qui a une étiquette sous les yeux.
form-title = Enregistrez votre produit
form-lead = Votre nom et votre e-mail suffisent. L’étiquette nous dit le reste.
form-button = Enregistrer
form-waits = Enregistré sur ce téléphone. L’envoi se fera dès le retour du réseau ; vous pouvez laisser cette page ouverte.
form-data = Votre nom et votre e-mail nous servent à confirmer l’enregistrement et à vous joindre au sujet de la sécurité de ce produit. À rien d’autre, sauf si vous cochez la case.
form-warranty = Votre garantie ne dépend pas de ce formulaire. Vous avez les mêmes droits si vous n’enregistrez pas votre produit.
field-name = Votre nom
field-email = E-mail
field-email-hint = Nous y envoyons votre garantie et votre lien.
email-meant = Vouliez-vous dire { $email } ?
field-purchased = Date d’achat
field-purchased-hint = Comme sur la preuve d’achat
field-installed = Date d’installation (facultatif)
field-installed-hint = Une partie de la garantie débute ce jour-là.
field-dealer = Où l’avez-vous acheté ? (facultatif)
field-dealer-none = Pas dans la liste
field-dealer-known = Acheté chez
field-offers = Oui, { $brand } peut m’envoyer par e-mail des offres et des conseils pour ce produit. Je peux y mettre fin d’un simple clic.

registered-title = Ce produit est enregistré
registered-yours = Est-ce le vôtre ?

unproven-missing-title = Le code est incomplet
unproven-missing-what = L’adresse s’est ouverte sans la dernière partie du code. Nous ne pouvons donc pas savoir si elle vient d’une étiquette.
unproven-wrong-title = Le code ne correspond pas
unproven-wrong-what = Le numéro de série et le code ne vont pas ensemble. Le plus souvent, il s’agit d’une faute de frappe.
unproven-unknown-title = Nous ne connaissons pas ce produit
unproven-unknown-what = Le code ne vient pas d’une de nos étiquettes, ou le produit n’est pas encore dans notre liste.
unproven-next = Ce que vous pouvez faire
unproven-step-scan = Scannez de nouveau l’étiquette, bien en face et avec un bon éclairage.
unproven-step-type = Ou saisissez le numéro de série et le code tels qu’ils figurent sur l’étiquette.
unproven-step-ask = Toujours rien ? Contactez-nous. Une photo de l’étiquette nous aidera.

void-title = Cette étiquette n’est plus valable
void-what = Elle a été retirée, ou le produit n’est plus en service.
void-replaced = Le produit a été remplacé par celui qui porte le numéro de série { $serial }. Scannez son étiquette.
void-way-out = Si vous avez le produit entre les mains, contactez-nous. Nous chercherons ce qui s’est passé.

find-title = Saisir les indications de l’étiquette
find-lead = Si le scan ne marche pas, le numéro de série et le code suffisent.
find-button = Continuer
find-button-open = Saisir le numéro de série et le code
field-serial = Numéro de série
field-serial-hint = À côté du QR code
field-k = Code
field-k-hint = Les groupes de lettres et de chiffres sous le QR code. Majuscules, tirets et espaces n’ont pas d’importance.
place-title = Où se trouve l’étiquette
place-picture = L’emplacement de l’étiquette sur le produit

home-title = Scannez l’étiquette de votre produit
home-lead = Son QR code connaît le produit et le numéro de série. Vous n’avez pas à les saisir.
home-step-scan = Ouvrez l’appareil photo de votre téléphone et visez le QR code.
home-step-tap = Touchez le lien, puis saisissez votre nom et votre e-mail.
home-step-keep = Gardez l’e-mail que nous vous envoyons : garantie, notices et aide au même endroit.
home-find = Pas d’appareil photo ? Saisir le code
