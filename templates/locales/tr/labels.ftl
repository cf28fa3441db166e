# Etikette basılı sözler. Kısa: 20 milimetre yerleri var.
label-call = Okutun, kaydedin. Garantiniz burada başlar.
label-model = Model
label-serial = Seri no
label-typed = Kod
label-units = Adet
label-first = İlk
label-last = Son
label-batch = Parti
label-made = Üretim
label-place = Etiket: { $place }
calibrate-title = Kalibrasyon: { $stock }
calibrate-print = 1. Bu sayfayı düz kâğıda %100 ölçekle, “sayfaya sığdır” olmadan yazdırın.
calibrate-offset = 2. Her köşede, kâğıdın iki kenarından { $cross } mm uzakta bir artı vardır. Sol üsttekini soldan ve üstten ölçün. Eksik olanı ayarlardaki [labels] offset_mm = [sağa, aşağı] değerine, fazla olanı eksi işaretiyle yazın: soldan 18.5 mm, 1.5 demektir. Bu sayfa { $offset } ile yazdırıldı: farkı buna ekleyin.
calibrate-scale = 3. Cetvelleri 0’dan 100 mm’ye kadar ölçün. Üstteki 99 mm çıkarsa scale = [1.010, 1.0] yazın; ikinci sayı dikey cetvel içindir. Bu sayfa { $scale } ile yazdırıldı.
calibrate-check = 4. Yeniden yazdırın, sayfayı bir etiket yaprağının üzerine koyup ışığa tutun: çizgiler ve etiketler çakışır.
