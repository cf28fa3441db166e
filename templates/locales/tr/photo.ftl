# A photo of receipt or type plate, for a claim or a second-hand request.
photo-helps = Fişin veya tip etiketinin fotoğrafı incelememize yardımcı olur.
photo-link = Fotoğraf ekleyin
photo-kept-link = Fotoğrafınızı görün veya değiştirin
photo-title = Fiş veya tip etiketi fotoğrafı
photo-lead = Ürünün size ait olduğunu gösterir. Yalnızca siz ve desteğimiz görebilir.
photo-field = Fotoğraf veya PDF
photo-send = Fotoğrafı gönder
photo-back = Talebinize dönün
event-photo-sent = Fiş veya tip etiketi fotoğrafı gönderildi
event-photo-kept = Talebin fotoğrafı fiş olarak saklandı
claim-photo-receipt = Fotoğraf fişi gösteriyor: talep kabul edilirse kayıtla birlikte kalır.
audit-photo = Bir talebin fotoğrafına baktı
