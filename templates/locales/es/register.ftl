# El formulario y las páginas para quien tiene una etiqueta delante.
form-title = Registre su producto
form-lead = Basta con su nombre y su correo. El resto nos lo dice la etiqueta.
form-button = Registrar
form-waits = Guardado en este teléfono. Se enviará en cuanto vuelva la red; puede dejar esta página abierta.
form-data = Usamos su nombre y su correo para confirmar el registro y para avisarle si se trata de la seguridad de este producto. Para nada más, salvo que marque la casilla.
form-warranty = Su garantía no depende de este formulario. Tiene los mismos derechos aunque no registre el producto.
field-name = Su nombre
field-email = Correo electrónico
field-email-hint = Ahí le enviamos su garantía y su enlace.
email-meant = ¿Quería decir { $email }?
field-purchased = Fecha de compra
field-purchased-hint = La del comprobante de compra
field-installed = Fecha de instalación (opcional)
field-installed-hint = Una parte de la garantía empieza ese día.
field-dealer = ¿Dónde lo compró? (opcional)
field-dealer-none = No está en la lista
field-dealer-known = Comprado en
field-offers = Sí, { $brand } puede enviarme por correo ofertas y consejos para este producto. Puedo cancelarlo con un solo toque.

registered-title = Este producto está registrado
registered-yours = ¿Es suyo?

unproven-missing-title = El código no está completo
unproven-missing-what = La dirección se abrió sin la última parte del código, así que no podemos saber si procede de una etiqueta.
unproven-wrong-title = El código no coincide
unproven-wrong-what = El número de serie y el código no se corresponden. Lo más habitual es un carácter mal escrito.
unproven-unknown-title = No conocemos este producto
unproven-unknown-what = El código no es de una de nuestras etiquetas, o el producto aún no está en nuestra lista.
unproven-next = Qué puede hacer
unproven-step-scan = Escanee otra vez la etiqueta, de frente y con buena luz.
unproven-step-type = O escriba el número de serie y el código tal como aparecen en la etiqueta.
unproven-step-ask = ¿Sigue sin funcionar? Contacte con nosotros. Una foto de la etiqueta ayuda.

void-title = Esta etiqueta ya no es válida
void-what = Se retiró, o el producto ya no está en uso.
void-replaced = El producto se sustituyó por el que lleva el número de serie { $serial }. Escanee la etiqueta de ese producto.
void-way-out = Si tiene el producto en sus manos, contacte con nosotros. Averiguaremos qué ha pasado.

find-title = Escriba lo que dice la etiqueta
find-lead = Si no se puede escanear, basta con el número de serie y el código.
find-button = Continuar
find-button-open = Escribir número de serie y código
field-serial = Número de serie
field-serial-hint = Junto al código QR
field-k = Código
field-k-hint = Los grupos de letras y cifras debajo del código QR. Las mayúsculas, los guiones y los espacios no importan.
place-title = Dónde está la etiqueta
place-picture = El lugar de la etiqueta en el producto

home-title = Escanee la etiqueta de su producto
home-lead = Su código QR conoce el producto y el número de serie. No hace falta que los escriba.
home-step-scan = Abra la cámara de su teléfono y apunte al código QR.
home-step-tap = Toque el enlace y escriba su nombre y su correo.
home-step-keep = Guarde el correo que le enviamos: garantía, manuales y ayuda en un mismo lugar.
home-find = ¿Sin cámara? Escribir el código
