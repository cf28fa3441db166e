# Retiradas, unidades fuera de uso, solicitudes: las páginas, el soporte, las cartas.
recall-more = Más información

stolen-title = Este producto consta como robado
stolen-what = Nos han comunicado que se lo quitaron a su propietario.
stolen-way-out = ¿Lo ha comprado o encontrado? Contacte con nosotros y tenga a mano el número de serie. Le diremos qué hacer.
replaced-title = Este producto se ha sustituido
replaced-what = Otro ocupa su lugar, así que esta etiqueta ya no es válida.
replaced-button = Escribir el código del nuevo

unproven-unrecorded-title = Este producto aún no está en nuestra lista
unproven-unrecorded-what = La etiqueta es auténtica. Díganos que es suyo y se lo registramos.
unproven-claimed-title = Lo estamos comprobando
unproven-claimed-what = Alguien nos ha dicho que este producto es suyo. Le responderemos por correo. ¿No ha sido usted? Contacte con nosotros.
unproven-step-claim = ¿Sigue sin funcionar? Díganos que es suyo y lo comprobamos.

registered-claimed = Alguien nos ha dicho que este producto ahora le pertenece. Lo estamos comprobando; hasta entonces nada cambia.

claim-open = Díganos que es suyo
claim-title = Díganos que es suyo
claim-lead = Lo comparamos con nuestros datos y le respondemos por correo.
claim-lead-registered = Si ahora es suyo, díganoslo: lo comprobamos y le respondemos por correo. ¿Lo registró usted? Entonces su enlace está en el correo que le enviamos.
claim-email-hint = Ahí enviamos nuestra respuesta.
claim-purchased-hint = Desde cuándo es suyo
field-words = ¿Cómo llegó a sus manos? (opcional)
field-words-hint = Comprado de segunda mano, un regalo, la etiqueta está dañada… ¿Tiene un comprobante de compra?
claim-button = Enviar
claim-data = Usamos estos datos para comprobar de quién es el producto y para responderle. Para nada más.

pending-claim = Su mensaje
pending-open-title = Lo estamos comprobando
pending-open-what = Gracias. Enviaremos nuestra respuesta a { $email }. No tiene que hacer nada más.
pending-accepted-title = El producto es suyo
pending-accepted-what = Se lo hemos registrado. El enlace a su página está en el correo que enviamos a { $email }.
pending-refused-title = No hemos podido confirmarlo
pending-refused-what = El motivo está en el correo que enviamos a { $email }. Si falta algo, contacte con nosotros.

choices-title = { $product }: enlaces
choices-all = Adónde lleva este código.
choices-undecided = Hay varios que encajan. Elija uno.

error-not-a-serial = No es un número de serie de este producto. Compárelo con la etiqueta
error-not-on-record = No consta ninguna unidad en uso con este número de serie
error-missing-successor = Escriba el número de serie de la unidad que la sustituye
error-missing-reason = Escriba un motivo

# El soporte
claims = Solicitudes
claims-none = Nadie espera una decisión.
claims-decided = Resueltas
claimant = Solicitante
claim-at = Recibida
evidence = Etiqueta
evidence-held = El código coincide
evidence-wrong = El código no coincide
evidence-missing = Sin código
claim-state-open = Pendiente
claim-state-accepted = Aceptada
claim-state-refused = Rechazada
claim-of = Solicitud de { $name }
claim-said = Lo que se declara
claim-record = Lo que nos consta
claim-same-email = misma dirección
claim-others = { $count ->
    [one] Hay 1 solicitud más sobre esta unidad.
   *[other] Hay { $count } solicitudes más sobre esta unidad.
}
claim-unit = Todo sobre esta unidad
claim-decide = Decidir
claim-effect = Si la acepta, el solicitante pasa a ser el propietario.
claim-effect-ends = Si la acepta, el solicitante pasa a ser el propietario y el registro actual termina.
claim-reason = Motivo, que leerá el solicitante
claim-accept = Aceptar
claim-refuse = Rechazar
unit-unknown = No consta
unit-state-stolen = Robada
unit-state-replaced = Sustituida
withdraw-title = Dar de baja
withdraw-what = Quien escanee la etiqueta lo leerá de inmediato. Los registros quedan como están, y se puede deshacer.
withdraw-fate = Qué ha pasado con ella
withdraw-void = Anulada: destruida, devuelta, etiqueta retirada
withdraw-stolen = Robada
withdraw-replaced = Sustituida por otra unidad
withdraw-successor = Número de serie de esa unidad (si se ha sustituido)
withdraw-reason = Motivo (solo para el soporte)
withdraw-button = Dar de baja
withdraw-cancel = Cancelar
withdrawn-void = Anulada
withdrawn-stolen = Robada
withdrawn-replaced = Sustituida por
withdrawn-restore = Volver a poner en uso
recall = Aviso de retirada: { $title }
event-claimed = Solicitud recibida, referencia { $detail }
event-claim-accepted = Solicitud aceptada, referencia { $detail }
event-claim-refused = Solicitud rechazada, referencia { $detail }
event-ended = Registro { $detail } terminado: hay un nuevo propietario
event-voided = Declarada anulada
event-stolen = Comunicada como robada
event-replaced = Sustituida por { $detail }
event-replaces = Sustituye a { $detail }
event-restored = Puesta de nuevo en uso
audit-void = Anulación
audit-stolen = Robo anotado
audit-replaced = Sustitución por { $detail }
audit-restore = Puesta de nuevo en uso
audit-claim-accept = Solicitud { $detail } aceptada
audit-claim-refuse = Solicitud { $detail } rechazada

# Cartas
mail-claim-title = Su mensaje
mail-claim-open-subject = Lo estamos comprobando ({ $reference })
mail-claim-accepted-subject = Es suyo: { $product }
mail-claim-refused-subject = Nuestra respuesta ({ $reference })
mail-claim-open-intro = Nos ha dicho que este producto es suyo: { $product }. Lo estamos comprobando y volveremos a escribirle.
mail-claim-accepted-intro = Hemos comprobado lo que nos dijo. Este producto ya está registrado a su nombre: { $product }.
mail-claim-refused-intro = Hemos comprobado lo que nos dijo y no hemos podido confirmar que este producto sea suyo: { $product }.
mail-claim-reason = Motivo:
mail-claim-button = Ver cómo va
mail-claim-why = Recibe este correo porque alguien indicó esta dirección al decir a { $brand } que un producto es suyo. ¿No fue usted? Díganoslo y la eliminaremos.
