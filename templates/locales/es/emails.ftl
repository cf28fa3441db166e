# Cartas. Un asunto tiene 50 caracteres como máximo.
mail-confirmation-subject = Producto registrado: { $product }
mail-confirmation-preview = { $headline }. Referencia { $reference }.
mail-hello = Hola, { $name }:
mail-hello-plain = Hola:
mail-confirmation-intro = Su { $product } se ha registrado.
mail-confirmation-button = Abrir mi página de garantía
mail-confirmation-keep = Guarde este correo. El botón abre su página personal sin contraseña: garantía, manuales, ayuda.
mail-cover-title = Su garantía
mail-manuals-title = Manuales y guías
mail-offers-title = Para su { $product }
mail-offers-why = Recibe ofertas porque marcó la casilla al registrar el producto.
mail-offers-stop = Dejar de recibir ofertas
mail-help-title = ¿Necesita ayuda?
mail-help = Responda a este correo o llámenos. Tenga a mano el número de serie y la referencia.
mail-help-write = Responda a este correo. Tenga a mano el número de serie y la referencia.
mail-why = Recibe este correo porque se indicó esta dirección al registrar un producto de { $brand }. ¿No fue usted? Díganoslo y la eliminaremos.
