# A photo of receipt or type plate, for a claim or a second-hand request.
photo-helps = Una foto della ricevuta o della targhetta ci aiuta a verificare.
photo-link = Aggiungi una foto
photo-kept-link = Vedi o sostituisci la foto
photo-title = Foto di ricevuta o targhetta
photo-lead = Mostra che il prodotto è suo. Possono vederla solo lei e la nostra assistenza.
photo-field = Foto o PDF
photo-send = Invia la foto
photo-back = Torna alla sua richiesta
event-photo-sent = Foto di ricevuta o targhetta inviata
event-photo-kept = La foto della richiesta resta come ricevuta
claim-photo-receipt = La foto mostra la ricevuta: se la richiesta è accolta, resta con la registrazione.
audit-photo = Ha guardato la foto di una richiesta
