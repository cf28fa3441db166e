# A photo of receipt or type plate, for a claim or a second-hand request.
photo-helps = Une photo du reçu ou de la plaque signalétique nous aide à vérifier.
photo-link = Ajouter une photo
photo-kept-link = Voir ou remplacer votre photo
photo-title = Photo du reçu ou de la plaque signalétique
photo-lead = Elle montre que le produit est à vous. Seuls vous et notre assistance pouvez la voir.
photo-field = Photo ou PDF
photo-send = Envoyer la photo
photo-back = Retour à votre demande
event-photo-sent = Photo du reçu ou de la plaque signalétique envoyée
event-photo-kept = La photo de la demande est gardée comme reçu
claim-photo-receipt = La photo montre le reçu : si la demande est acceptée, elle reste avec l’enregistrement.
audit-photo = A regardé la photo d’une demande
