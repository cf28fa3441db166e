# Kayıtlı bir ürün çevresinde: kayıp bağlantılar, ikinci el, güvenlik bildirimleri, onaylanan istekler.
registered-mine = Bu benim: bağlantımı gönder
ask-title-link = Bağlantımı gönder
ask-lead-link = Kayıt olduğunuz adresi yazın. Sayfanızın bağlantısını oraya gönderiyoruz.
ask-button-link = Bağlantımı gönder
link-sent-title = E-postanıza bakın
link-sent-what = Bu adresle kayıtlı bir şey varsa bağlantı yolda. Birkaç dakika sürebilir.
link-sent-not = Bir şey gelmedi mi? İstenmeyen postalara bakın ya da başka bir adres deneyin.
find-lost = Sayfanızın bağlantısını mı kaybettiniz?

ask-title-second = İkinci el aldım
ask-lead-second = Garanti ve geçmiş ürünle kalır. Önce ürünü kaydettiren kişiye sorulur.
ask-button-second = Üzerime al
second-data = Satıcı adınızı görür, adresinizi görmez. İkisini de yalnızca ürünü adınıza kaydetmek için kullanırız.
field-handover = Satıcının kodu (isteğe bağlı)
field-handover-hint = Satıcı bunu kendi sayfasında bulur. Onunla ürün hemen sizin olur.
error-handover = Bu kod uymuyor, kullanılmış ya da süresi dolmuş. Satıcıdan yenisini isteyin
error-handover-typo = Bir karakter yanlış görünüyor. Satıcıdan kodu yeniden okumasını isteyin
passing-asked-title = Satıcıya sorduk
passing-asked-what = Evet der demez ürün sizin olur ve bir e-posta alırsınız.
passing-asked-until = { $date } tarihine kadar yanıt yok mu? O zaman kendimiz inceleriz. Bir şey yapmanız gerekmez.
passing-refused-title = Satıcı hayır dedi
passing-refused-what = Size satmadığını söyledi. Sattıysa bize bildirin, inceleyelim.
passing-desk-what = Satıcı yanıt vermedi, bu yüzden kendimiz inceliyoruz.

sold-title = Ürünü sattınız mı?
sold-what = { $name } bize “{ $product }” ürününüzün artık kendisinin olduğunu söyledi.
sold-what-plain = Biri bize “{ $product }” ürününüzün artık kendisinin olduğunu söyledi.
sold-effect = Evet derseniz kaydınız sona erer ve garanti ürünle gider. Alıcı sizin hakkınızda hiçbir şey öğrenmez.
sold-silent = { $date } tarihine kadar yanıt gelmezse kendimiz inceleriz.
sold-yes = Evet, sattım
sold-no = Hayır
sold-refused-title = Hiçbir şey değişmiyor
sold-refused-what = Teşekkürler. Ürün adınıza kayıtlı kalıyor.
sold-late-what = Yanıt süresi geçti. Bir yanlışlık varsa bize yazın.
passed-on-title = Ürünü devrettiniz
passed-on-what = Kaydınız sona erdi ve bu ürün hakkında size artık yazmıyoruz.
pass-on-title = Sattınız ya da hediye mi ettiniz?
pass-on-lead = Yeni sahibine bir kod verin: etiketi tarar ve kodu yazar. Garanti ve geçmiş ürünle gider, verileriniz gitmez.
pass-on-button = Kod oluştur
pass-on-again = Yeni kod oluştur
pass-on-code = Yeni sahip için kod
pass-on-until = Bir kez geçerlidir, son gün { $date }.
owner-more = Yapabileceğiniz diğer şeyler
owner-safety = Güvenlik bildirimleri başka bir adrese

ask-title-safety = Yalnızca güvenlik bildirimleri
ask-lead-safety = Bu adrese yalnızca bu ürün için bir geri çağırma ya da güvenlik uyarısı olduğunda yazarız.
ask-button-safety = Bana bildir
safety-noted-title = Not edildi
safety-noted-what = Ürünün güvenliği söz konusu olursa bu adrese yazarız. Nasıl durduracağınızı söyleyen bir e-posta yolda.
safety-stop-title = Güvenlik bildirimleri
safety-stop-what = { $email } bu ürün için güvenlik bildirimleri alıyor.
safety-stop-button = Güvenlik bildirimlerini durdur
safety-stopped-title = Durduruldu
safety-stopped-what = { $email } bu ürün için artık güvenlik bildirimi almıyor.

wish-title = Teklifler ve ipuçları için bir dokunuş daha
wish-what = Şu kutuyu işaretlediniz: “{ $wording }” Lütfen onaylayın.
wish-button = Evet, teklif ve ipucu gönderin
field-no-offers = Teklif istemiyorum. Aksi hâlde { $brand } bana benzer ürünler için teklif ve ipuçları gönderebilir. Bunu her zaman tek dokunuşla durdurabilirim.

event-transfer-asked = Biri ikinci el aldı; sahibine soruldu
event-transfer-refused = Sahibi satılmadığını söyledi
event-transfer-silent = Sahibi yanıt vermedi; karar destek ekibinde
event-passed-on = Yeni sahibine devredildi, { $detail } kaydı sona erdi
event-safety-contact = Güvenlik bildirimleri için bir adres bırakıldı
event-safety-stopped = Güvenlik bildirimleri için bir adres geri alındı

mail-help-note = Bu e-postayı yanıtlayın, yardım edelim.
mail-link-subject = Bağlantınız
mail-link-title = Sayfanıza giden yol
mail-link-intro = istediğiniz bağlantı burada.
mail-link-why = Bu e-postayı, biri { $brand } markasından bu adresin bağlantısını istediği için alıyorsunuz. Siz değil miydiniz? O zaman bir şey yapmanız gerekmez.
mail-sold-button = Yanıtla
mail-sold-why = Bu e-postayı, ürün { $brand } nezdinde bu adresle kaydedildiği için alıyorsunuz.
mail-asked-intro = ikinci el aldığınızı bildirdiniz: { $product }.
mail-passed-intro = yeni sahibi olan ürün: { $product }.
mail-passed-wrong = Devreden siz değil miydiniz? Bu e-postayı hemen yanıtlayın.
mail-safety-intro = bu adres şu ürünün güvenlik bildirimleri için bırakıldı: { $product }.
mail-safety-why = Bu e-postayı, bu adres { $brand } markasına güvenlik bildirimleri için verildiği için alıyorsunuz. Siz değil miydiniz? Düğme adresi çıkarır.
mail-digest-title = Birkaç e-posta bir arada
mail-digest-intro = bir gün içinde size birkaç e-posta birikti. Hepsi burada, tek e-postada.
mail-digest-more = { $count ->
    [one] Ve 1 tane daha.
   *[other] Ve { $count } tane daha.
}
mail-digest-why = Bu e-postayı, bu adres { $brand } markasına birkaç kez verildiği için alıyorsunuz. Siz değil miydiniz? Bize söyleyin, silelim.
mail-wish-what = Teklifler ve ipuçları kutusunu işaretlediniz. Onları ancak burada onaylarsanız alırsınız.
mail-offers-why-unasked = Bize bir ürün kaydettiğiniz ve teklifleri reddetmediğiniz için teklif alıyorsunuz.
