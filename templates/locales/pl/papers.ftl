# What the owner takes home: certificate and calendar.
certificate-title = Certyfikat rejestracji
certificate-issued = Wystawiono { $date }
certificate-scan = Zeskanuj ten kod, aby uzyskać pomoc, instrukcje i stan gwarancji.
certificate-rights = Ten certyfikat uzupełnia prawa wynikające z ustawy i żadnego z nich nie odbiera.
calendar-title = { $product }: koniec – { $what }
papers-title = Do zachowania
certificate-link = Certyfikat (PDF)
calendar-link = Koniec gwarancji do kalendarza
