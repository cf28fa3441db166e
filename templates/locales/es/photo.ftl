# A photo of receipt or type plate, for a claim or a second-hand request.
photo-helps = Una foto del recibo o de la placa de características nos ayuda a comprobarlo.
photo-link = Añadir una foto
photo-kept-link = Ver o sustituir su foto
photo-title = Foto del recibo o de la placa
photo-lead = Muestra que el producto es suyo. Solo usted y nuestro soporte pueden verla.
photo-field = Foto o PDF
photo-send = Enviar foto
photo-back = Volver a su solicitud
event-photo-sent = Foto del recibo o de la placa enviada
event-photo-kept = La foto de la solicitud se conserva como recibo
claim-photo-receipt = La foto muestra el recibo: si se acepta la solicitud, queda con el registro.
audit-photo = Vio la foto de una solicitud
