# Letters of a journey: getting started, is all well, cover ends.

mail-start-subject = Primeros pasos: { $product }
mail-start-title = Un buen comienzo
mail-start-intro = gracias de nuevo por elegir este producto: { $product }. Esto ayuda en los primeros días.
mail-start-what = Su página lo reúne todo: manuales, garantía, recibo y ayuda. ¿Algo no funciona como debe? Responda a este correo.
mail-check-subject = ¿Va todo bien? { $product }
mail-check-title = ¿Va todo bien?
mail-check-intro = ya lo tiene desde hace un tiempo: { $product }.
mail-check-person = Me llamo { $person } y en { $brand } respondo por su producto.
mail-check-team = En { $brand } una persona responde por su producto.
mail-check-what = Si algo no está como debe, responda a este correo. Lo lee una persona, no una máquina. Si todo va bien, no tiene que hacer nada.
mail-ends-subject = La garantía termina el { $date }: { $product }
mail-ends-title = Con garantía hasta el { $date }
mail-ends-intro = la garantía de su producto termina pronto: { $product }.
mail-ends-what = Su página dice qué está cubierto hasta entonces. ¿Algo no va bien? Díganoslo antes de ese día.
