# The desk registers for somebody, and corrects what it wrote.
act-register = Für jemanden registrieren
act-register-what = Für Anrufer, Papierkarten oder Händler. In Angebote willigt so niemand ein. Mit einer E-Mail-Adresse bekommt der Besitzer den Link zu seiner Seite.
act-correct = Name, Telefon, Post berichtigen
act-correct-what = Briefe gehen weiter an die bisherige Adresse.
act-source = Wie es kam
act-phone = Telefon
act-post = Postanschrift
source-caller = Per Telefon
source-card = Auf einer Papierkarte
source-dealer = Über einen Händler
error-no-reach = Geben Sie eine E-Mail-Adresse, eine Telefonnummer oder eine Postanschrift an
error-not-a-phone = Geben Sie eine Telefonnummer mit 5 bis 15 Ziffern ein
event-enrolled = Am Desk registriert, Referenz { $detail }
event-desk-corrected = Am Desk berichtigt: { $detail }
