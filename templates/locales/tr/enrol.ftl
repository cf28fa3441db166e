# The desk registers for somebody, and corrects what it wrote.
act-register = Başkası adına kaydet
act-register-what = Arayan biri, kâğıt kart veya satıcı için. Bu yolla kimse tekliflere onay vermez. E-posta adresi varsa ürün sahibi sayfasının bağlantısını alır.
act-correct = Adı, telefonu, posta adresini düzelt
act-correct-what = Mektuplar aynı e-posta adresine gitmeye devam eder.
act-source = Nasıl geldi
act-phone = Telefon
act-post = Posta adresi
source-caller = Telefonla
source-card = Kâğıt kartla
source-dealer = Satıcı aracılığıyla
error-no-reach = Bir e-posta adresi, telefon numarası veya posta adresi verin
error-not-a-phone = 5 ila 15 rakamlı bir telefon numarası girin
event-enrolled = Destek tarafından kaydedildi, referans { $detail }
event-desk-corrected = Destek tarafından düzeltildi: { $detail }
