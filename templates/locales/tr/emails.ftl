# Mektuplar. Konu satırı en fazla 50 karakterdir.
mail-confirmation-subject = Kaydedildi: { $product }
mail-confirmation-preview = { $headline }. Referans: { $reference }.
mail-hello = Merhaba { $name },
mail-hello-plain = Merhaba,
mail-confirmation-intro = { $product } ürününüz kaydedildi.
mail-confirmation-button = Garanti sayfanızı açın
mail-confirmation-keep = Bu e-postayı saklayın. Düğme, size özel sayfayı şifresiz açar: garanti, kılavuzlar, yardım.
mail-cover-title = Garantiniz
mail-manuals-title = Kılavuzlar ve ipuçları
mail-offers-title = { $product } ile uyumlu
mail-offers-why = Kayıt sırasında kutuyu işaretlediğiniz için teklif alıyorsunuz.
mail-offers-stop = Teklif e-postalarını durdur
mail-help-title = Yardıma mı ihtiyacınız var?
mail-help = Bu e-postayı yanıtlayın veya bizi arayın. Seri numarasını ve referansı hazır bulundurun.
mail-help-write = Bu e-postayı yanıtlayın. Seri numarasını ve referansı hazır bulundurun.
mail-why = Bu e-postayı, bir { $brand } ürünü kaydedilirken bu adres verildiği için alıyorsunuz. Kaydı siz yapmadınız mı? Bize bildirin, adresi silelim.
