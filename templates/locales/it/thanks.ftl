# The letter of a journey that says thanks.
mail-thanks-subject = Grazie! { $product }
mail-thanks-title = Un caro benvenuto
mail-thanks-intro = grazie per aver scelto questo prodotto e per averlo registrato da noi: { $product }.
mail-thanks-cover = La sua garanzia risulta fino al { $date }. Se qualcosa non va, ci basta il suo riferimento.
mail-thanks-tip = Un consiglio, perché duri a lungo
