# A photo of receipt or type plate, for a claim or a second-hand request.
photo-helps = Uma foto do recibo ou da placa de características ajuda-nos a verificar.
photo-link = Adicionar uma foto
photo-kept-link = Ver ou substituir a sua foto
photo-title = Foto do recibo ou da placa
photo-lead = Mostra que o produto é seu. Só o senhor e o nosso apoio a podem ver.
photo-field = Foto ou PDF
photo-send = Enviar foto
photo-back = Voltar ao seu pedido
event-photo-sent = Foto do recibo ou da placa enviada
event-photo-kept = A foto do pedido fica como recibo
claim-photo-receipt = A foto mostra o recibo: se o pedido for aprovado, fica com o registo.
audit-photo = Viu a foto de um pedido
