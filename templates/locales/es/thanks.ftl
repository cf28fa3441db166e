# The letter of a journey that says thanks.
mail-thanks-subject = ¡Gracias! { $product }
mail-thanks-title = Le damos la bienvenida
mail-thanks-intro = gracias por elegir este producto y por registrarlo con nosotros: { $product }.
mail-thanks-cover = Su garantía consta hasta el { $date }. Si algo falla, nos basta su referencia.
mail-thanks-tip = Un consejo, para que le dure mucho
