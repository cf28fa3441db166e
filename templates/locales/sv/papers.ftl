# What the owner takes home: certificate and calendar.
certificate-title = Registreringsbevis
certificate-issued = Utfärdat { $date }
certificate-scan = Skanna koden för hjälp, manualer och läget för din garanti.
certificate-rights = Beviset gäller vid sidan av dina lagliga rättigheter och tar inte bort någon av dem.
calendar-title = { $product }: { $what } upphör
papers-title = Att spara
certificate-link = Bevis (PDF)
calendar-link = Garantins slut till din kalender
