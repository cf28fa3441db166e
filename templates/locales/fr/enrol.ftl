# The desk registers for somebody, and corrects what it wrote.
act-register = Enregistrer pour quelqu’un
act-register-what = Pour un appelant, une carte papier ou un revendeur. Personne n’accepte ainsi des offres. Avec une adresse e-mail, le propriétaire reçoit le lien vers sa page.
act-correct = Corriger nom, téléphone, adresse postale
act-correct-what = Les lettres continuent d’aller à la même adresse e-mail.
act-source = Comment c’est arrivé
act-phone = Téléphone
act-post = Adresse postale
source-caller = Par téléphone
source-card = Sur une carte papier
source-dealer = Par un revendeur
error-no-reach = Indiquez une adresse e-mail, un numéro de téléphone ou une adresse postale
error-not-a-phone = Saisissez un numéro de téléphone de 5 à 15 chiffres
event-enrolled = Enregistré par le support, référence { $detail }
event-desk-corrected = Corrigé par le support : { $detail }
