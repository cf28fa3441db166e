# The letter with a link to all of a person’s data, the page behind it, and the desk that sends it.
mail-data-title = Verileriniz hazır
mail-data-intro = hakkınızda neleri sakladığımız soruldu. Hepsi burada.
mail-data-what = Düğme, tek dosyalı bir sayfa açar: bize bildirdikleriniz, size mektuplarımız ve olanlar. Bu adresle ilgili her şeyi kapsar.
mail-data-until = Bağlantı { $date } tarihine kadar (o gün dahil) geçerlidir. Sonrasında bizden yenisini isteyin.
mail-data-button = Verilerinizi alın
mail-data-keep = Bu e-postaya sahip olan herkes verileri açabilir: lütfen iletmeyin.
mail-data-why = Bu e-postayı, { $brand } kuruluşundan bu adres altında saklanan veriler istendiği için alıyorsunuz. Siz istemediniz mi? O zaman bir şey yapmanız gerekmez: verilere yalnızca bu e-posta götürür.
data-letter-what = { $email } altında kayıtlı her şeyi içeren tek dosya: bize bildirdikleriniz, size mektuplarımız ve olanlar.
data-letter-over-title = Bu bağlantı çalışmıyor
data-letter-over-what = Verilerinize giden bağlantı yedi gün geçerlidir; adresiniz değişirse veya verileriniz silinirse daha önce sona erer.
data-letter-over-again = Bizden yenisini isteyin. Sizi tanıdığımız adrese e-postayla gelir.
desk-person = Sahibinin verileri
desk-person-link = Sahibinin verileri: gönder, indir, sil
desk-data-send = Sahibine verilerini gönder
desk-data-send-what = { $email } adresine tüm bunları içeren bir dosyanın bağlantısıyla bir mektup gider. Bağlantı yalnızca o mektuptadır ve yedi gün geçerlidir.
event-data-sent = Tüm verilerinin bağlantısı sahibine gönderildi
audit-export = Bir kişinin verilerini indirdi
