# The letter with a link to all of a person’s data, the page behind it, and the desk that sends it.
mail-data-title = Sus datos están listos
mail-data-intro = nos han preguntado qué guardamos sobre usted. Aquí está todo.
mail-data-what = El botón abre una página con un archivo: lo que nos indicó, nuestras cartas y lo que ocurrió. Abarca todo lo de esta dirección.
mail-data-until = El enlace vale hasta el { $date }. Después, pídanos uno nuevo.
mail-data-button = Obtener sus datos
mail-data-keep = Quien tenga este correo puede abrirlos: no lo reenvíe, por favor.
mail-data-why = Recibe este correo porque se pidieron a { $brand } los datos guardados bajo esta dirección. ¿No fue usted? Entonces no tiene que hacer nada: solo este correo lleva a ellos.
data-letter-what = Un archivo con todo lo que consta bajo { $email }: lo que nos indicó, nuestras cartas y lo que ocurrió.
data-letter-over-title = Este enlace no funciona
data-letter-over-what = Un enlace a sus datos vale siete días y termina antes si cambia su dirección o se borran sus datos.
data-letter-over-again = Pídanos uno nuevo. Llega por correo a la dirección que conocemos.
desk-person = Datos del propietario
desk-person-link = Datos del propietario: enviar, descargar, borrar
desk-data-send = Enviar sus datos al propietario
desk-data-send-what = Se envía a { $email } una carta con un enlace a un archivo con todo esto. Solo esa carta lleva el enlace; vale siete días.
event-data-sent = Enlace a todos sus datos enviado al propietario
audit-export = Descargó los datos de una persona
