# Ürün sahibinin kendi sayfaları: garanti, kılavuzlar, teklifler, e-posta tercihleri.
owner-registered = Kayıtlı
owner-done = Teşekkürler, hepsi bu kadar.
owner-mail = Onay e-postası { $email } adresine gönderiliyor.
owner-mailed = Onay e-postanız { $email } adresine gönderildi.
owner-unit = Ürününüz
cover-title = Garantiniz
cover-none = Burada bu ürün için kayıtlı bir garanti satırı yok. Yasal haklarınız bundan etkilenmez.
manuals-title = Kılavuzlar ve ipuçları
offers-title = Ürününüze uygun
offer-why = Bunu neden görüyorsunuz: { $why }
offer-button = Ayrıntıları gör
offer-see = Ayrıntıları gör: { $title }

preferences-title = Teklif ve ipucu e-postaları
preferences-saved-title = Kaydedildi
preferences-on = Ürününüzle ilgili teklif ve ipuçlarını e-postayla alıyorsunuz.
preferences-off = Teklif e-postaları almıyorsunuz.
preferences-now-on = Bundan sonra ürününüzle ilgili teklif ve ipuçları alacaksınız.
preferences-now-off = Artık teklif e-postası almayacaksınız. Bu hemen geçerli.
preferences-kept = Kaydınızla ve ürününüzün güvenliğiyle ilgili e-postalar her durumda gelir.
preferences-stop = Bu e-postaları durdur
preferences-start = Bana teklif ve ipuçları gönder
