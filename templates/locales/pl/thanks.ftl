# The letter of a journey that says thanks.
mail-thanks-subject = Dziękujemy! { $product }
mail-thanks-title = Witamy
mail-thanks-intro = dziękujemy za wybór produktu i za jego rejestrację u nas: { $product }.
mail-thanks-cover = Twoja gwarancja jest zapisana do { $date }. Gdyby coś się działo, wystarczy nam Twój numer rejestracji.
mail-thanks-tip = Jedna rada, by służył długo
