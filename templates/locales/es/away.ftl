# A scan while the records cannot be reached.
away-title = Ahora mismo no es posible
away-what = No podemos acceder a nuestros datos en este momento, así que no se puede registrar ni consultar nada. Lo que ya estaba registrado está a salvo.
away-way-out = Tenga la etiqueta a mano e inténtelo de nuevo dentro de unos minutos. La fecha de compra no cambia por esperar.
away-button = Intentar de nuevo
