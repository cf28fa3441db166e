# The letter of a journey that says thanks.
mail-thanks-subject = Obrigado! { $product }
mail-thanks-title = Boas-vindas
mail-thanks-intro = obrigado por escolher este produto e por registá-lo connosco: { $product }.
mail-thanks-cover = A sua garantia está registada até { $date }. Se houver algum problema, basta-nos a sua referência.
mail-thanks-tip = Uma dica, para que dure muito tempo
