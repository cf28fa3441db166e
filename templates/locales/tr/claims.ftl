# Geri çağırmalar, kullanım dışı ürünler, sahiplik talepleri: sayfalar, destek masası, mektuplar.
recall-more = Devamını oku

stolen-title = Bu ürün çalıntı olarak bildirildi
stolen-what = Ürünün sahibinden alındığı bize bildirildi.
stolen-way-out = Ürünü satın mı aldınız, yoksa buldunuz mu? Seri numarasını hazır bulundurup bize ulaşın. Ne yapmanız gerektiğini söyleyelim.
replaced-title = Bu ürün değiştirildi
replaced-what = Yerini başka bir ürün aldı; bu yüzden bu etiket artık geçerli değil.
replaced-button = Yeni ürünün kodunu girin

unproven-unrecorded-title = Bu ürün henüz listemizde yok
unproven-unrecorded-what = Etiket gerçek. Ürünün size ait olduğunu bize bildirin, sizin için kaydedelim.
unproven-claimed-title = Kontrol ediyoruz
unproven-claimed-what = Biri bize bu ürünün kendisine ait olduğunu bildirdi. Yanıtımızı e-postayla alacak. Siz değil miydiniz? Bize ulaşın.
unproven-step-claim = Hâlâ olmuyor mu? Ürünün size ait olduğunu bize bildirin, kontrol edelim.

registered-claimed = Biri bize bu ürünün artık kendisine ait olduğunu bildirdi. Kontrol ediyoruz; o zamana kadar hiçbir şey değişmez.

claim-open = Size ait olduğunu bildirin
claim-title = Size ait olduğunu bildirin
claim-lead = Kayıtlarımızla karşılaştırır, e-postayla yanıt veririz.
claim-lead-registered = Ürün artık sizinse bize bildirin: Kontrol eder, e-postayla yanıt veririz. Ürünü kendiniz mi kaydettiniz? O zaman bağlantınız size gönderdiğimiz e-postada.
claim-email-hint = Yanıtımızı bu adrese göndeririz.
claim-purchased-hint = Ürünün sizin olduğu tarih
field-words = Ürün size nasıl geldi? (isteğe bağlı)
field-words-hint = İkinci el alındı, hediye geldi, etiket hasarlı… Fişiniz veya faturanız var mı?
claim-button = Gönder
claim-data = Bu bilgileri ürünün kime ait olduğunu kontrol etmek ve size yanıt vermek için kullanırız. Başka hiçbir amaçla kullanmayız.

pending-claim = Bize bildirdikleriniz
pending-open-title = Kontrol ediyoruz
pending-open-what = Teşekkürler. Yanıtımızı { $email } adresine göndereceğiz. Başka bir şey yapmanız gerekmiyor.
pending-accepted-title = Ürün sizin
pending-accepted-what = Ürünü sizin için kaydettik. Sayfanızın bağlantısı { $email } adresine gönderdiğimiz e-postada.
pending-refused-title = Doğrulayamadık
pending-refused-what = Nedeni { $email } adresine gönderdiğimiz e-postada yazıyor. Eksik bir şey varsa bize ulaşın.

choices-title = { $product }: bağlantılar
choices-all = Bu kodun götürdüğü yerler.
choices-undecided = Birden fazla uygun bağlantı var. Birini seçin.

error-not-a-serial = Bu, ürünün seri numarasına benzemiyor. Etiketle karşılaştırın
error-not-on-record = Bu seri numarasıyla kayıtlı, kullanımda bir ürün yok
error-missing-successor = Yerini alan ürünün seri numarasını girin
error-missing-reason = Bir neden girin

# Destek masası
claims = Sahiplik talepleri
claims-none = Karar bekleyen yok.
claims-decided = Karara bağlananlar
claimant = Talep eden
claim-at = Geliş tarihi
evidence = Etiket
evidence-held = Kod uyuşuyor
evidence-wrong = Kod uyuşmuyor
evidence-missing = Kod yok
claim-state-open = Açık
claim-state-accepted = Kabul edildi
claim-state-refused = Reddedildi
claim-of = Talep: { $name }
claim-said = Bildirilenler
claim-record = Kayıtlardakiler
claim-same-email = aynı adres
claim-others = { $count ->
    [one] Bu ürün için 1 talep daha var.
   *[other] Bu ürün için { $count } talep daha var.
}
claim-unit = Bu ürünle ilgili her şey
claim-decide = Karar
claim-effect = Kabul edilirse talep eden, ürünün sahibi olur.
claim-effect-ends = Kabul edilirse talep eden, ürünün sahibi olur ve mevcut kayıt sona erer.
claim-reason = Neden (talep eden okur)
claim-accept = Kabul et
claim-refuse = Reddet
unit-unknown = Kayıtlarda yok
unit-state-stolen = Çalıntı
unit-state-replaced = Değiştirildi
withdraw-title = Kullanımdan kaldır
withdraw-what = Etiketi okutan herkes bunu hemen görür. Kayıtlar olduğu gibi kalır ve bu işlemi geri alabilirsiniz.
withdraw-fate = Ürüne ne oldu
withdraw-void = Geçersiz: imha edildi, iade edildi, etiketi geri çekildi
withdraw-stolen = Çalıntı
withdraw-replaced = Başka bir ürünle değiştirildi
withdraw-successor = O ürünün seri numarası (değiştirildiyse)
withdraw-reason = Neden (yalnızca destek için)
withdraw-button = Kullanımdan kaldır
withdraw-cancel = Vazgeç
withdrawn-void = Geçersiz
withdrawn-stolen = Çalıntı
withdrawn-replaced = Yerini alan:
withdrawn-restore = Yeniden kullanıma al
recall = Geri çağırma: { $title }
event-claimed = Sahiplik talebi geldi, referans { $detail }
event-claim-accepted = Talep kabul edildi, referans { $detail }
event-claim-refused = Talep reddedildi, referans { $detail }
event-ended = Kayıt { $detail } sona erdi: yeni bir sahibi var
event-voided = Geçersiz sayıldı
event-stolen = Çalıntı olarak bildirildi
event-replaced = Yerini alan: { $detail }
event-replaces = Yerini aldığı ürün: { $detail }
event-restored = Yeniden kullanıma alındı
audit-void = Geçersiz sayıldı
audit-stolen = Çalıntı olarak işaretlendi
audit-replaced = Değiştirildi, yerini alan: { $detail }
audit-restore = Yeniden kullanıma alındı
audit-claim-accept = Talep { $detail } kabul edildi
audit-claim-refuse = Talep { $detail } reddedildi

# Mektuplar
mail-claim-title = Bize bildirdikleriniz
mail-claim-open-subject = Kontrol ediyoruz ({ $reference })
mail-claim-accepted-subject = Ürün sizin: { $product }
mail-claim-refused-subject = Yanıtımız ({ $reference })
mail-claim-open-intro = Bize bu ürünün size ait olduğunu bildirdiniz: { $product }. Kontrol ediyoruz ve size yeniden yazacağız.
mail-claim-accepted-intro = Bize bildirdiklerinizi kontrol ettik. Bu ürün artık sizin adınıza kayıtlı: { $product }.
mail-claim-refused-intro = Bize bildirdiklerinizi kontrol ettik ve bu ürünün size ait olduğunu doğrulayamadık: { $product }.
mail-claim-reason = Nedeni:
mail-claim-button = Durumu görün
mail-claim-why = Bu e-postayı, biri { $brand } markasına bir ürünün kendisine ait olduğunu bildirirken bu adresi verdiği için alıyorsunuz. Siz değil miydiniz? Bize bildirin, adresi silelim.
