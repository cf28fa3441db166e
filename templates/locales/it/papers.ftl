# What the owner takes home: certificate and calendar.
certificate-title = Certificato di registrazione
certificate-issued = Emesso il { $date }
certificate-scan = Scansioni questo codice per assistenza, manuali e lo stato della garanzia.
certificate-rights = Questo certificato si aggiunge ai suoi diritti di legge e non ne toglie alcuno.
calendar-title = { $product }: termina { $what }
papers-title = Da conservare
certificate-link = Certificato (PDF)
calendar-link = Fine della garanzia per il calendario
