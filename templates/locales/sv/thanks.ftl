# The letter of a journey that says thanks.
mail-thanks-subject = Tack! { $product }
mail-thanks-title = Välkommen
mail-thanks-intro = tack för att du valde den här produkten och registrerade den hos oss: { $product }.
mail-thanks-cover = Din garanti är registrerad till och med { $date }. Om något händer räcker din referens.
mail-thanks-tip = Ett tips, så att du har glädje av den länge
