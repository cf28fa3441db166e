# What the owner takes home: certificate and calendar.
certificate-title = Registratiecertificaat
certificate-issued = Afgegeven op { $date }
certificate-scan = Scan deze code voor hulp, handleidingen en de stand van uw garantie.
certificate-rights = Dit certificaat staat naast uw wettelijke rechten en neemt er geen enkele van weg.
calendar-title = { $product }: { $what } eindigt
papers-title = Om te bewaren
certificate-link = Certificaat (PDF)
calendar-link = Einde van de garantie voor uw agenda
