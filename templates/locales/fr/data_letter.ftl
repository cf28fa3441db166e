# The letter with a link to all of a person’s data, the page behind it, and the desk that sends it.
mail-data-title = Vos données sont prêtes
mail-data-intro = on nous a demandé ce que nous conservons sur vous. Voici tout.
mail-data-what = Le bouton ouvre une page avec un fichier : ce que vous nous avez indiqué, nos lettres et ce qui s’est passé. Il porte sur tout ce qui est lié à cette adresse.
mail-data-until = Le lien est valable jusqu’au { $date }. Ensuite, demandez-nous-en un nouveau.
mail-data-button = Obtenir vos données
mail-data-keep = Quiconque a ce mail peut les ouvrir : merci de ne pas le transférer.
mail-data-why = Vous recevez cet e-mail parce que les données conservées sous cette adresse ont été demandées à { $brand }. Ce n’était pas vous ? Alors vous n’avez rien à faire : seul ce mail y mène.
data-letter-what = Un fichier avec tout ce qui est enregistré sous { $email } : ce que vous nous avez indiqué, nos lettres et ce qui s’est passé.
data-letter-over-title = Ce lien ne fonctionne pas
data-letter-over-what = Un lien vers vos données est valable sept jours et prend fin plus tôt si votre adresse change ou si vos données sont effacées.
data-letter-over-again = Demandez-nous-en un nouveau. Il arrive par e-mail, à l’adresse que nous connaissons.
desk-person = Données du propriétaire
desk-person-link = Données du propriétaire : envoyer, télécharger, effacer
desk-data-send = Envoyer ses données au propriétaire
desk-data-send-what = Une lettre part à { $email } avec un lien vers un fichier qui contient tout cela. Seule cette lettre porte le lien ; il est valable sept jours.
event-data-sent = Lien vers toutes ses données envoyé au propriétaire
audit-export = A téléchargé les données d’une personne
