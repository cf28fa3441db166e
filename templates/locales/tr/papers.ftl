# What the owner takes home: certificate and calendar.
certificate-title = Kayıt belgesi
certificate-issued = Düzenlenme tarihi: { $date }
certificate-scan = Yardım, kılavuzlar ve garanti durumunuz için bu kodu tarayın.
certificate-rights = Bu belge yasal haklarınıza ek niteliktedir ve hiçbirini ortadan kaldırmaz.
calendar-title = { $product }: { $what } sona eriyor
papers-title = Saklamanız için
certificate-link = Belge (PDF)
calendar-link = Garanti bitişini takviminize ekleyin
