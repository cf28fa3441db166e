# Las páginas personales del propietario: garantía, manuales, ofertas, preferencias de correo.
owner-registered = Registrado
owner-done = Gracias, eso es todo.
owner-mail = La confirmación va camino de { $email }.
owner-mailed = Enviamos su confirmación a { $email }.
owner-unit = Su producto
cover-title = Su garantía
cover-none = Aquí no consta ninguna garantía comercial para este producto. Sus derechos legales no se ven afectados.
manuals-title = Manuales y guías
offers-title = Para su producto
offer-why = Por qué ve esto: { $why }
offer-button = Ver detalles
offer-see = Ver detalles: { $title }

preferences-title = Correos con ofertas y consejos
preferences-saved-title = Guardado
preferences-on = Usted recibe correos con ofertas y consejos para su producto.
preferences-off = Usted no recibe correos con ofertas.
preferences-now-on = A partir de ahora recibirá ofertas y consejos para su producto.
preferences-now-off = Ya no recibirá correos con ofertas. Se aplica desde este momento.
preferences-kept = Los correos sobre su registro y sobre la seguridad de su producto le llegarán siempre.
preferences-stop = Dejar de recibir estos correos
preferences-start = Recibir ofertas y consejos
