# The letter of a journey that says thanks.
mail-thanks-subject = Danke! { $product }
mail-thanks-title = Willkommen
mail-thanks-intro = danke, dass Sie sich dafür entschieden und es bei uns registriert haben: { $product }.
mail-thanks-cover = Ihre Garantie ist bis { $date } hinterlegt. Sollte etwas sein, genügt uns Ihre Referenz.
mail-thanks-tip = Ein Tipp, damit Sie lange Freude daran haben
