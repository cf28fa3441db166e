# Kayıt formu ve elinde etiket olan herkes için sayfalar.
form-title = Ürününüzü kaydedin
form-lead = Adınız ve e-postanız yeterli. Gerisini etiketten biliyoruz.
form-button = Ürünü kaydet
form-waits = Bu telefona kaydedildi. Ağ geri gelir gelmez gönderilecek; bu sayfayı açık bırakabilirsiniz.
form-data = Adınızı ve e-posta adresinizi kaydı onaylamak ve bu ürünün güvenliğiyle ilgili konularda size ulaşmak için kullanırız. Kutuyu işaretlemediğiniz sürece başka hiçbir amaçla kullanmayız.
form-warranty = Garantiniz bu forma bağlı değildir. Ürününüzü kaydetmeseniz de aynı haklara sahipsiniz.
field-name = Adınız ve soyadınız
field-email = E-posta
field-email-hint = Garantinizi ve bağlantınızı bu adrese göndeririz.
email-meant = Şunu mu demek istediniz: { $email }?
field-purchased = Satın alma tarihi
field-purchased-hint = Fişte veya faturada yazdığı gibi
field-installed = Kurulum tarihi (isteğe bağlı)
field-installed-hint = Garantinin bir bölümü bu tarihte başlar.
field-dealer = Nereden satın aldınız? (isteğe bağlı)
field-dealer-none = Listede yok
field-dealer-known = Satın alınan yer
field-offers = Evet, { $brand } bana bu ürünle ilgili teklif ve ipuçlarını e-postayla gönderebilir. Bunu istediğim zaman tek dokunuşla durdurabilirim.

registered-title = Bu ürün kayıtlı
registered-yours = Ürün sizin mi?

unproven-missing-title = Kod eksik
unproven-missing-what = Adres, kodun son bölümü olmadan açıldı. Bu yüzden bir etiketten gelip gelmediğini anlayamıyoruz.
unproven-wrong-title = Kod uyuşmuyor
unproven-wrong-what = Seri numarası ve kod birbirine ait değil. Çoğu zaman tek bir karakter yanlış yazılmıştır.
unproven-unknown-title = Bu ürünü tanımıyoruz
unproven-unknown-what = Kod bizim etiketlerimizden birine ait değil ya da ürün henüz listemizde yok.
unproven-next = Ne yapabilirsiniz?
unproven-step-scan = Etiketi tam yukarıdan ve iyi ışıkta yeniden okutun.
unproven-step-type = Ya da seri numarasını ve kodu etikette yazdığı gibi girin.
unproven-step-ask = Hâlâ olmuyor mu? Bize ulaşın. Etiketin bir fotoğrafı işimizi kolaylaştırır.

void-title = Bu etiket artık geçerli değil
void-what = Etiket geri çekildi ya da ürün kullanımdan kaldırıldı.
void-replaced = Bu ürünün yerini { $serial } seri numaralı ürün aldı. Onun etiketini okutun.
void-way-out = Ürün elinizdeyse bize ulaşın. Ne olduğunu araştıralım.

find-title = Etikette yazanları girin
find-lead = Okutma işe yaramazsa seri numarası ve kod yeterli.
find-button = Devam
find-button-open = Seri numarasını ve kodu girin
field-serial = Seri numarası
field-serial-hint = QR kodun yanında
field-k = Kod
field-k-hint = QR kodun altındaki harf ve rakam grupları. Büyük veya küçük harf, tire ve boşluk fark etmez.
place-title = Etiket nerede?
place-picture = Etiketin ürün üzerindeki yeri

home-title = Ürününüzdeki etiketi okutun
home-lead = QR kod, ürünü ve seri numarasını bilir; bunları yazmanız gerekmez.
home-step-scan = Telefonunuzun kamerasını açın ve QR koda doğrultun.
home-step-tap = Bağlantıya dokunun, adınızı ve e-postanızı girin.
home-step-keep = Göndereceğimiz e-postayı saklayın: garanti, kılavuzlar ve yardım tek yerde.
home-find = Kamera yok mu? Kodu girin
