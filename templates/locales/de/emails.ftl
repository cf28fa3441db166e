# Briefe. Ein Betreff hat höchstens 50 Zeichen.
mail-confirmation-subject = Registriert: { $product }
mail-confirmation-preview = { $headline }. Referenz { $reference }.
mail-hello = Guten Tag { $name },
mail-hello-plain = Guten Tag,
mail-confirmation-intro = Ihr Produkt ist registriert: { $product }.
mail-confirmation-button = Garantieseite öffnen
mail-confirmation-keep = Heben Sie diese E-Mail auf. Der Knopf öffnet Ihre eigene Seite ohne Passwort: Garantie, Anleitungen, Hilfe.
mail-cover-title = Ihre Garantie
mail-manuals-title = Anleitungen
mail-offers-title = Passend zu: { $product }
mail-offers-why = Sie bekommen Angebote, weil Sie bei der Registrierung den Haken gesetzt haben.
mail-offers-stop = E-Mails mit Angeboten beenden
mail-help-title = Brauchen Sie Hilfe?
mail-help = Antworten Sie auf diese E-Mail oder rufen Sie an. Halten Sie Seriennummer und Referenz bereit.
mail-help-write = Antworten Sie auf diese E-Mail. Halten Sie Seriennummer und Referenz bereit.
mail-why = Sie bekommen diese E-Mail, weil diese Adresse bei der Registrierung eines Produkts von { $brand } angegeben wurde. Das waren nicht Sie? Sagen Sie es uns, und wir entfernen sie.
