# Tüm sayfaların ortak sözleri. `language-name` ve `format-locale` her dilin kendisine aittir.
language-name = Türkçe
format-locale = tr
languages = Dil
skip-to-content = İçeriğe geç
page-description = { $brand } ürünleri için kayıt, garanti ve yardım.
privacy = Gizlilik
imprint = Künye
product = Ürün
model = Model
serial = Seri numarası
reference = Referans

# Gerekçe içindeki süreler
length-years = { $count ->
    [one] 1 yıl
   *[other] { $count } yıl
}
length-months = { $count ->
    [one] 1 ay
   *[other] { $count } ay
}
length-days = { $count ->
    [one] 1 gün
   *[other] { $count } gün
}

# Yardım bir dokunuş uzakta. Konu ve metin, ziyaretçinin kendi e-posta programına gider.
help-title = Yardıma mı ihtiyacınız var?
help-mail = Bize yazın
help-subject-unit = { $product }, seri numarası { $serial }
help-subject-owner = { $product }, seri numarası { $serial }, referans { $reference }
help-subject-code = Etiketim formu açmıyor
help-body-unit =
    Ürün: { $product } ({ $code })
    Seri numarası: { $serial }

    Sorum:
help-body-owner =
    Ürün: { $product } ({ $code })
    Seri numarası: { $serial }
    Referans: { $reference }

    Sorum:
help-body-code =
    Seri numarası: { $serial }

    Etikette yazanlar:
help-body-incident =
    Hata numarası: { $incident }

    Ne yapıyordum:

# Hatalar
error-title = Hata: { $title }
errors-title = Bir sorun var
error-missing-name = Adınızı girin
error-missing-email = E-posta adresinizi girin
error-missing-purchased_on = Satın alma tarihini girin
error-missing-installed_on = Kurulum tarihini girin
error-missing-serial = Seri numarasını girin
error-missing-k = Etiketteki kodu girin
error-missing = Bu alan boş
error-too-long = { $max ->
    [one] En fazla 1 karakter kullanın
   *[other] En fazla { $max } karakter kullanın
}
error-too-short = { $min ->
    [one] En az 1 karakter kullanın
   *[other] En az { $min } karakter kullanın
}
error-illegal-character = Burada kullanılamayan bir karakter var, örneğin satır sonu
error-no-letter = Burada en az bir harf veya rakam olmalı
error-not-an-email = Şuna benzer bir e-posta adresi girin: ad@example.com
error-not-a-date = Şuna benzer bir tarih girin: 2026-05-31
error-in-future = Bu tarih gelecekte. Bugünün tarihini veya daha önceki bir tarihi girin
error-too-early = Bu tarihte ürün henüz üretilmemişti. { $earliest } veya daha sonraki bir tarihi girin
error-not-a-choice = Seçeneklerden birini seçin
error-stale = Bu formun süresi dolmuş ya da form yolda değişmiş. Etiketi yeniden okutun
error-typo = Bir karakter yanlış görünüyor. Etiketle karşılaştırın
error-not-a-code = Kod, 14 veya 15 harf ve rakamdan oluşur. Etiketle karşılaştırın
error-not-known = Bu seri numarası ve koda sahip bir ürün yok. İkisini de etiketle karşılaştırın

# Bir garanti satırının neden böyle işlediği. Sayfada, mektupta, belgede, destek ekranında ve JSON’da aynı cümle.
reason-purchase = { $on } tarihli satın alımdan itibaren { $length }; fiş veya faturayla belgelendi.
reason-purchase-declared = { $on } tarihli satın alımdan itibaren { $length }; tarih kayıt sırasında beyan edildi.
reason-installation = { $on } tarihli kurulumdan itibaren { $length }.
reason-installation-unknown = Kurulum tarihi bilinmediği için { $on } tarihli satın alımdan itibaren { $length }.
reason-manufacture = { $on } tarihli üretimden itibaren { $length }.
reason-manufacture-plus = { $on } tarihli üretimden { $days ->
    [one] 1 gün
   *[other] { $days } gün
} sonra başlamak üzere { $length }.
reason-manufacture-unknown = Üretim tarihi bilinmediği için { $on } tarihli satın alımdan itibaren { $length }.
reason-fixed = { $on } tarihinden itibaren { $length }; bu tarih tüm ürünlerde aynıdır.
reason-latest-start = { $latest } tarihinden itibaren { $length }; bu yaştaki bir ürün için en geç başlangıç bu tarihtir. Beyan edilen tarih: { $declared }. Fiş veya fatura bunu değiştirebilir.

# Ürünün başlığında yazan
cover-until = Garanti bitişi: { $date }
cover-first = İlk sona eren: { $what }, { $date }.
cover-starts = Garanti başlangıcı: { $date }
cover-ended = Garanti { $date } tarihinde sona erdi
cover-unknown = Garanti kaydı yok
covered-month = Garanti bitişi: { $month }
ended-month = Garanti sona erdi: { $month }
line-active = { $date } tarihine kadar
line-waiting = { $date } ile { $until } arası
line-ended = { $date } tarihinde sona erdi

# Bir teklifin neden gösterildiği
offer-why-product = { $product } ürününüze uygun.
offer-why-serials = { $product } ürününüze ve seri numarası aralığına uygun.

# Sorunlar
problem-incident = Bu konuda bize yazarsanız şu numarayı belirtin:
problem-400-title = Bu istek okunamadı
problem-400-what = Bize ulaşan bilgiler eksik.
problem-400-way-out = Geri dönün, sayfayı yenileyin ve tekrar deneyin. Ya da etiketi bir kez daha okutun.
problem-403-title = Buraya erişiminiz yok
problem-403-what = Bu sayfa için başka bir yetki gerekiyor ya da form çok uzun süre açık kaldı.
problem-403-way-out = Geri dönün, sayfayı yenileyin ve tekrar deneyin.
problem-404-title = Böyle bir sayfa yok
problem-404-what = Adres yanlış yazılmış veya bağlantının yerini daha yenisi almış olabilir.
problem-404-way-out = Ürününüzdeki etiketi yeniden okutun. Geçerli bağlantı, size gönderdiğimiz en son e-postadadır.
problem-405-title = Bu burada yapılamıyor
problem-405-what = Bu adres bu şekilde kullanılamaz.
problem-405-way-out = Geri dönün ve sayfadaki düğmeleri kullanın.
problem-408-title = Bu çok uzun sürdü
problem-408-what = Bağlantı çok yavaştı ve hiçbir şey kaydedilmedi.
problem-408-way-out = Bağlantınızı kontrol edin ve formu yeniden gönderin.
problem-413-title = Bu çok büyük
problem-413-what = Gönderdiğiniz içerik kabul ettiğimizden büyük ve hiçbir şey kaydedilmedi.
problem-413-way-out = Geri dönün, kısaltın ve yeniden gönderin.
problem-422-title = Bu bilgiler kullanılamadı
problem-422-what = Formdaki bir şey uymuyor.
problem-422-way-out = Geri dönün, alanları kontrol edin ve formu yeniden gönderin.
problem-429-title = Çok fazla deneme yapıldı
problem-429-what = Bağlantınızdan kısa sürede çok sayıda istek geldi.
problem-429-way-out = On dakika bekleyin ve tekrar deneyin.
problem-500-title = Bizim tarafımızda bir şey bozuldu
problem-500-what = Hata bizde ve kayda alındı.
problem-500-way-out = Birkaç dakika sonra tekrar deneyin. Daha önce kaydettikleriniz güvende.
problem-full-title = Şu anda yerimiz kalmadı
problem-full-what = Sunucumuzun diski dolu; hiçbir şey kaydedilmedi.
problem-full-way-out = Bu durum not edildi. Daha sonra yeniden gönderin. Hiçbir şey iki kez kaydedilmez.
problem-503-title = Şu anda çok yoğunuz
problem-503-what = İsteğiniz şu anda kaydedilemedi.
problem-503-way-out = Bir dakika sonra yeniden gönderin. Hiçbir şey iki kez kaydedilmez.
