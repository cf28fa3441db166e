# The letter of a journey that says thanks.
mail-thanks-subject = Dank u! { $product }
mail-thanks-title = Welkom
mail-thanks-intro = dank dat u hiervoor hebt gekozen en het bij ons hebt geregistreerd: { $product }.
mail-thanks-cover = Uw garantie staat vast tot en met { $date }. Is er iets, dan is uw referentie genoeg.
mail-thanks-tip = Eén tip, zodat u er lang plezier van hebt
