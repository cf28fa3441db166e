# The letter of a journey that says thanks.
mail-thanks-subject = Thank you for your { $product }
mail-thanks-title = Welcome
mail-thanks-intro = thank you for choosing the { $product } and for telling us that it is yours.
mail-thanks-cover = Your cover is on record until { $date }. Should anything be wrong, your reference is all we need to find it.
mail-thanks-tip = One tip, so that it serves you long
