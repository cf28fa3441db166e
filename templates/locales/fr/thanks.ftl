# The letter of a journey that says thanks.
mail-thanks-subject = Merci ! { $product }
mail-thanks-title = Bienvenue
mail-thanks-intro = merci d’avoir choisi ce produit et de l’avoir enregistré chez nous : { $product }.
mail-thanks-cover = Votre garantie est enregistrée jusqu’au { $date }. En cas de problème, votre référence nous suffit.
mail-thanks-tip = Un conseil, pour qu’il vous serve longtemps
