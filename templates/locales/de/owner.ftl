# Die eigenen Seiten der Besitzer: Garantie, Anleitungen, Angebote, E-Mail-Wünsche.
owner-registered = Registriert
owner-done = Vielen Dank, das war alles.
owner-mail = Eine Bestätigung ist unterwegs an { $email }.
owner-mailed = Ihre Bestätigung ging an { $email }.
owner-unit = Ihr Produkt
cover-title = Ihre Garantie
cover-none = Für dieses Produkt sind hier keine Garantiezeilen verzeichnet. Ihre gesetzlichen Rechte bleiben davon unberührt.
manuals-title = Anleitungen
offers-title = Passend zu Ihrem Produkt
offer-why = Warum Sie das sehen: { $why }
offer-button = Ansehen
offer-see = Ansehen: { $title }

preferences-title = E-Mails mit Angeboten und Tipps
preferences-saved-title = Gespeichert
preferences-on = Sie bekommen E-Mails mit Angeboten und Tipps zu Ihrem Produkt.
preferences-off = Sie bekommen keine E-Mails mit Angeboten.
preferences-now-on = Ab jetzt bekommen Sie Angebote und Tipps zu Ihrem Produkt.
preferences-now-off = Sie bekommen keine E-Mails mit Angeboten mehr. Das gilt sofort.
preferences-kept = E-Mails zu Ihrer Registrierung und zur Sicherheit Ihres Produkts kommen in jedem Fall.
preferences-stop = Diese E-Mails beenden
preferences-start = Angebote und Tipps senden
