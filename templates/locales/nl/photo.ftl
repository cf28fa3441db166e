# A photo of receipt or type plate, for a claim or a second-hand request.
photo-helps = Een foto van de bon of het typeplaatje helpt ons bij het controleren.
photo-link = Foto toevoegen
photo-kept-link = Foto bekijken of vervangen
photo-title = Foto van bon of typeplaatje
photo-lead = Die laat zien dat het product van u is. Alleen u en onze support kunnen hem zien.
photo-field = Foto of pdf
photo-send = Foto sturen
photo-back = Terug naar uw aanvraag
event-photo-sent = Foto van bon of typeplaatje gestuurd
event-photo-kept = De foto van de aanvraag blijft als bon bewaard
claim-photo-receipt = De foto toont de bon: na goedkeuring blijft die bij de registratie.
audit-photo = Foto van een aanvraag bekeken
