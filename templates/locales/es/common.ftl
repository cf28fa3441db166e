# Lo que comparten todas las páginas. `language-name` y `format-locale` pertenecen a cada idioma.
language-name = Español
format-locale = es
languages = Idioma
skip-to-content = Ir al contenido
page-description = Registro, garantía y ayuda para los productos de { $brand }.
privacy = Privacidad
imprint = Aviso legal
product = Producto
model = Modelo
serial = Número de serie
reference = Referencia

# Duraciones dentro de una explicación
length-years = { $count ->
    [one] 1 año
   *[other] { $count } años
}
length-months = { $count ->
    [one] 1 mes
   *[other] { $count } meses
}
length-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}

# La ayuda, a un toque. Asuntos y textos van al programa de correo de quien visita la página.
help-title = ¿Necesita ayuda?
help-mail = Escríbanos
help-subject-unit = { $product }, número de serie { $serial }
help-subject-owner = { $product }, número de serie { $serial }, referencia { $reference }
help-subject-code = Mi etiqueta no abre el formulario
help-body-unit =
    Producto: { $product } ({ $code })
    Número de serie: { $serial }

    Mi pregunta:
help-body-owner =
    Producto: { $product } ({ $code })
    Número de serie: { $serial }
    Referencia: { $reference }

    Mi pregunta:
help-body-code =
    Número de serie: { $serial }

    Lo que está impreso en la etiqueta:
help-body-incident =
    Incidencia: { $incident }

    Lo que estaba haciendo:

# Errores
error-title = Error: { $title }
errors-title = Hay un problema
error-missing-name = Escriba su nombre
error-missing-email = Escriba su dirección de correo electrónico
error-missing-purchased_on = Indique la fecha de compra
error-missing-installed_on = Indique la fecha de instalación
error-missing-serial = Escriba el número de serie
error-missing-k = Escriba el código de la etiqueta
error-missing = Este campo está vacío
error-too-long = { $max ->
    [one] Como máximo, 1 carácter
   *[other] Como máximo, { $max } caracteres
}
error-too-short = { $min ->
    [one] Como mínimo, 1 carácter
   *[other] Como mínimo, { $min } caracteres
}
error-illegal-character = Hay un carácter que no se puede usar aquí, como un salto de línea
error-no-letter = Aquí hace falta al menos una letra o una cifra
error-not-an-email = Escriba una dirección de correo como nombre@example.com
error-not-a-date = Escriba una fecha como 2026-05-31
error-in-future = Esta fecha está en el futuro. Indique una fecha hasta el día de hoy
error-too-early = En esta fecha el producto aún no se había fabricado. Indique el { $earliest } o un día posterior
error-not-a-choice = Elija una de las opciones
error-stale = Este formulario es demasiado antiguo o se modificó por el camino. Escanee otra vez la etiqueta
error-typo = Un carácter parece incorrecto. Compárelo con la etiqueta
error-not-a-code = El código tiene 14 o 15 letras y cifras. Compárelo con la etiqueta
error-not-known = Ningún producto lleva este número de serie con este código. Compare ambos con la etiqueta

# Por qué una línea de garantía corre así. La misma frase en la página, la carta, el certificado, el soporte y en JSON.
reason-purchase = { $length } desde la compra del { $on }, según el comprobante de compra.
reason-purchase-declared = { $length } desde la compra del { $on }, fecha indicada en el registro.
reason-installation = { $length } desde la instalación del { $on }.
reason-installation-unknown = { $length } desde la compra del { $on }, porque no consta la fecha de instalación.
reason-manufacture = { $length } desde la fabricación del { $on }.
reason-manufacture-plus = { $length }, con inicio { $days ->
    [one] 1 día
   *[other] { $days } días
} después de la fabricación del { $on }.
reason-manufacture-unknown = { $length } desde la compra del { $on }, porque no consta la fecha de fabricación.
reason-fixed = { $length } desde el { $on }, la misma fecha para todas las unidades.
reason-latest-start = { $length } desde el { $latest }, el inicio más tardío para una unidad de esta antigüedad. Se indicó el { $declared }; un comprobante de compra puede cambiarlo.

# Lo que dice el título de una unidad
cover-until = Garantía hasta el { $date }
cover-first = Primero vence: { $what }, el { $date }.
cover-starts = Garantía desde el { $date }
cover-ended = La garantía terminó el { $date }
cover-unknown = No consta ninguna garantía
covered-month = Garantía hasta { $month }
ended-month = La garantía terminó en { $month }
line-active = hasta el { $date }
line-waiting = del { $date } al { $until }
line-ended = terminó el { $date }

# Por qué aparece una oferta
offer-why-product = es adecuado para su { $product }.
offer-why-serials = es adecuado para su { $product } y su serie.

# Problemas
problem-incident = Si nos escribe por este motivo, indique
problem-400-title = No se pudo leer la solicitud
problem-400-what = Lo que nos llegó no está completo.
problem-400-way-out = Vuelva atrás, recargue la página e inténtelo de nuevo. O escanee otra vez la etiqueta.
problem-403-title = No tiene acceso a esta página
problem-403-what = Se necesita otro permiso, o el formulario estuvo abierto demasiado tiempo.
problem-403-way-out = Vuelva atrás, recargue la página e inténtelo de nuevo.
problem-404-title = Esta página no existe
problem-404-what = Puede que la dirección esté mal escrita o que un enlace más reciente la haya sustituido.
problem-404-way-out = Escanee otra vez la etiqueta de su producto. Nuestro último correo contiene el enlace que funciona.
problem-405-title = Eso no funciona aquí
problem-405-what = Esta dirección no se puede usar de este modo.
problem-405-way-out = Vuelva atrás y use los botones de la página.
problem-408-title = Ha tardado demasiado
problem-408-what = La conexión era demasiado lenta y no se guardó nada.
problem-408-way-out = Compruebe su conexión y envíe de nuevo el formulario.
problem-413-title = Es demasiado grande
problem-413-what = Lo que envió supera el tamaño que aceptamos y no se guardó nada.
problem-413-way-out = Vuelva atrás, acórtelo y envíelo de nuevo.
problem-422-title = Hay algo que no encaja
problem-422-what = Algún dato del formulario no es válido.
problem-422-way-out = Vuelva atrás, revise los campos y envíe de nuevo el formulario.
problem-429-title = Demasiados intentos
problem-429-what = Desde su conexión llegaron muchas solicitudes en poco tiempo.
problem-429-way-out = Espere diez minutos e inténtelo de nuevo.
problem-500-title = Algo ha fallado por nuestra parte
problem-500-what = Es culpa nuestra y ya ha quedado anotado.
problem-500-way-out = Inténtelo de nuevo en unos minutos. Lo que ya había registrado está a salvo.
problem-full-title = Ahora mismo no nos queda espacio
problem-full-what = El disco de nuestro servidor está lleno y no se ha guardado nada.
problem-full-way-out = Ha quedado anotado. Vuelva a enviarlo más tarde. Nada se registra dos veces.
problem-503-title = En este momento hay mucha actividad
problem-503-what = Ahora mismo no se ha podido guardar su solicitud.
problem-503-way-out = Envíela de nuevo dentro de un minuto. Nada se registra dos veces.
