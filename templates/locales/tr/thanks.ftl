# The letter of a journey that says thanks.
mail-thanks-subject = Teşekkürler! { $product }
mail-thanks-title = Hoş geldiniz
mail-thanks-intro = bu ürünü seçtiğiniz ve bize kaydettirdiğiniz için teşekkürler: { $product }.
mail-thanks-cover = Garantiniz { $date } tarihine kadar kayıtlı. Bir sorun olursa referansınız yeterlidir.
mail-thanks-tip = Uzun süre kullanmanız için bir ipucu
