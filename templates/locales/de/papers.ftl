# What the owner takes home: certificate and calendar.
certificate-title = Registrierungsurkunde
certificate-issued = Ausgestellt am { $date }
certificate-scan = Scannen Sie diesen Code für Hilfe, Anleitungen und den Stand Ihrer Garantie.
certificate-rights = Diese Urkunde steht neben Ihren gesetzlichen Rechten und nimmt Ihnen keines davon.
calendar-title = { $product }: { $what } endet
papers-title = Zum Aufbewahren
certificate-link = Urkunde (PDF)
calendar-link = Garantieende für Ihren Kalender
