# A photo of receipt or type plate, for a claim or a second-hand request.
photo-helps = Ein Foto von Beleg oder Typenschild hilft uns beim Prüfen.
photo-link = Foto hinzufügen
photo-kept-link = Foto ansehen oder ersetzen
photo-title = Foto von Beleg oder Typenschild
photo-lead = Es zeigt, dass das Produkt Ihnen gehört. Nur Sie und unser Support können es sehen.
photo-field = Foto oder PDF
photo-send = Foto senden
photo-back = Zurück zu Ihrer Anfrage
event-photo-sent = Foto von Beleg oder Typenschild gesandt
event-photo-kept = Das Foto des Anspruchs bleibt als Beleg
claim-photo-receipt = Das Foto zeigt den Beleg: Wird der Anspruch anerkannt, bleibt es bei der Registrierung.
audit-photo = Foto eines Anspruchs angesehen
