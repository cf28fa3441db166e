# En torno a un producto registrado: enlaces perdidos, segunda mano, avisos de seguridad, deseos confirmados.
registered-mine = Es mío: enviadme mi enlace
ask-title-link = Enviadme mi enlace
ask-lead-link = Escriba la dirección con la que se registró. Enviamos allí el enlace a su página.
ask-button-link = Enviar mi enlace
link-sent-title = Mire su correo
link-sent-what = Si hay algo registrado con esta dirección, el enlace está en camino. Puede tardar unos minutos.
link-sent-not = ¿No ha llegado nada? Mire entre el correo no deseado o pruebe otra dirección.
find-lost = ¿Ha perdido el enlace a su página?

ask-title-second = Lo compré de segunda mano
ask-lead-second = La garantía y el historial siguen con el producto. Antes preguntamos a quien lo tiene registrado.
ask-button-second = Ponerlo a mi nombre
second-data = El vendedor ve su nombre, no su dirección. Usamos ambos para registrarle el producto y para nada más.
field-handover = Código del vendedor (opcional)
field-handover-hint = El vendedor lo encuentra en su página. Con él, el producto es suyo al momento.
error-handover = Este código no sirve, ya se usó o ha caducado. Pida uno nuevo al vendedor
error-handover-typo = Un carácter parece incorrecto. Pida al vendedor que lea el código otra vez
passing-asked-title = Hemos preguntado al vendedor
passing-asked-what = En cuanto diga que sí, el producto es suyo y recibe un correo.
passing-asked-until = ¿Sin respuesta hasta el { $date }? Entonces lo comprobamos nosotros. No tiene que hacer nada.
passing-refused-title = El vendedor dijo que no
passing-refused-what = Nos dijo que no se lo vendió. Si no es así, díganoslo y lo comprobamos.
passing-desk-what = El vendedor no respondió, así que lo comprobamos nosotros.

sold-title = ¿Lo ha vendido?
sold-what = { $name } nos dice que su producto «{ $product }» ahora le pertenece.
sold-what-plain = Alguien nos dice que su producto «{ $product }» ahora le pertenece.
sold-effect = Si dice que sí, su registro termina y la garantía va con el producto. El comprador no sabrá nada de usted.
sold-silent = Sin respuesta hasta el { $date }, lo comprobamos nosotros.
sold-yes = Sí, lo vendí
sold-no = No
sold-refused-title = No cambia nada
sold-refused-what = Gracias. El producto sigue registrado a su nombre.
sold-late-what = El plazo para responder ha terminado. Escríbanos si algo no está bien.
passed-on-title = Lo ha traspasado
passed-on-what = Su registro ha terminado y ya no le escribimos sobre este producto.
pass-on-title = ¿Vendido o regalado?
pass-on-lead = Dé un código al nuevo propietario: escanea la etiqueta y lo escribe. La garantía y el historial van con el producto, sus datos no.
pass-on-button = Crear un código
pass-on-again = Crear un código nuevo
pass-on-code = Código para el nuevo propietario
pass-on-until = Sirve una vez, hasta el { $date }.
owner-more = Qué más puede hacer
owner-safety = Avisos de seguridad a otra dirección

ask-title-safety = Solo avisos de seguridad
ask-lead-safety = Escribimos a esta dirección si hay una retirada o una alerta de seguridad de este producto, y nunca por otra cosa.
ask-button-safety = Avisadme
safety-noted-title = Anotado
safety-noted-what = Escribimos a esta dirección si se trata de la seguridad del producto. Un correo que dice cómo terminarlo está en camino.
safety-stop-title = Avisos de seguridad
safety-stop-what = { $email } recibe avisos de seguridad sobre este producto.
safety-stop-button = Terminar los avisos de seguridad
safety-stopped-title = Terminado
safety-stopped-what = { $email } ya no recibe avisos de seguridad sobre este producto.

wish-title = Un toque más para ofertas y consejos
wish-what = Marcó esta casilla: «{ $wording }» Confírmelo, por favor.
wish-button = Sí, enviadme ofertas y consejos
field-no-offers = Sin ofertas, por favor. Si no, { $brand } puede enviarme ofertas y consejos sobre productos parecidos. Puedo terminarlo cuando quiera con un toque.

event-transfer-asked = Alguien lo compró de segunda mano; se preguntó al propietario
event-transfer-refused = El propietario dice que no lo vendió
event-transfer-silent = El propietario no respondió; decide el soporte
event-passed-on = Traspasado a un nuevo propietario, registro { $detail } terminado
event-safety-contact = Se dejó una dirección para avisos de seguridad
event-safety-stopped = Se retiró una dirección para avisos de seguridad

mail-help-note = Responda a este correo y le ayudamos.
mail-link-subject = Su enlace
mail-link-title = El camino a su página
mail-link-intro = aquí está el enlace que pidió.
mail-link-why = Recibe este correo porque alguien pidió a { $brand } el enlace de esta dirección. ¿No fue usted? Entonces no tiene que hacer nada.
mail-sold-button = Responder
mail-sold-why = Recibe este correo porque el producto se registró en { $brand } con esta dirección.
mail-asked-intro = nos dijo que compró de segunda mano: { $product }.
mail-passed-intro = tiene un nuevo propietario: { $product }.
mail-passed-wrong = ¿No fue usted quien lo traspasó? Responda enseguida a este correo.
mail-safety-intro = esta dirección se dejó para avisos de seguridad sobre: { $product }.
mail-safety-why = Recibe este correo porque esta dirección se dio a { $brand } para avisos de seguridad. ¿No fue usted? El botón la retira.
mail-digest-title = Varios correos en uno
mail-digest-intro = en un día se juntaron varios correos para usted. Aquí están en uno.
mail-digest-more = { $count ->
    [one] Y 1 más.
   *[other] Y { $count } más.
}
mail-digest-why = Recibe este correo porque esta dirección se dio varias veces a { $brand }. ¿No fue usted? Díganoslo y la borramos.
mail-wish-what = Marcó la casilla de ofertas y consejos. Solo los recibe cuando lo confirme aquí.
mail-offers-why-unasked = Recibe ofertas porque registró un producto con nosotros y no las rechazó.
