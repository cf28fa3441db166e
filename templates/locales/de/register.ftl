# Das Formular und die Seiten für alle, die ein Etikett vor sich haben.
form-title = Produkt registrieren
form-lead = Name und E-Mail genügen. Den Rest sagt uns das Etikett.
form-button = Registrieren
form-waits = Auf diesem Telefon gespeichert. Es geht ab, sobald das Netz wieder da ist; lassen Sie die Seite einfach offen.
form-data = Name und E-Mail-Adresse nutzen wir, um die Registrierung zu bestätigen und Sie bei Fragen der Sicherheit dieses Produkts zu erreichen. Für nichts anderes, es sei denn, Sie setzen den Haken.
form-warranty = Ihre Garantie hängt nicht von diesem Formular ab. Sie haben dieselben Rechte, wenn Sie nicht registrieren.
field-name = Ihr Name
field-email = E-Mail
field-email-hint = Dorthin kommen Ihre Garantie und Ihr Link.
email-meant = Meinten Sie { $email }?
field-purchased = Kaufdatum
field-purchased-hint = Wie auf dem Kaufbeleg
field-installed = Datum des Einbaus (freiwillig)
field-installed-hint = Ein Teil der Garantie beginnt an diesem Tag.
field-dealer = Wo haben Sie gekauft? (freiwillig)
field-dealer-none = Nicht in der Liste
field-dealer-known = Gekauft bei
field-offers = Ja, { $brand } darf mir Angebote und Tipps zu diesem Produkt per E-Mail senden. Das kann ich mit einem Klick beenden.

registered-title = Dieses Produkt ist registriert
registered-yours = Gehört es Ihnen?

unproven-missing-title = Der Code ist nicht vollständig
unproven-missing-what = Die Adresse kam ohne den letzten Teil des Codes an. So können wir nicht erkennen, ob sie von einem Etikett stammt.
unproven-wrong-title = Der Code passt nicht
unproven-wrong-what = Seriennummer und Code gehören nicht zusammen. Meist ist ein Zeichen vertippt.
unproven-unknown-title = Dieses Produkt kennen wir nicht
unproven-unknown-what = Der Code ist nicht von einem unserer Etiketten, oder das Produkt steht noch nicht in unserer Liste.
unproven-next = Das können Sie tun
unproven-step-scan = Scannen Sie das Etikett noch einmal, gerade von oben und bei gutem Licht.
unproven-step-type = Oder tippen Sie Seriennummer und Code ab, wie sie auf dem Etikett stehen.
unproven-step-ask = Immer noch kein Glück? Fragen Sie uns. Ein Foto des Etiketts hilft.

void-title = Dieses Etikett gilt nicht mehr
void-what = Es wurde zurückgezogen, oder das Produkt ist nicht mehr im Einsatz.
void-replaced = Das Produkt wurde durch das mit der Seriennummer { $serial } ersetzt. Scannen Sie das Etikett dort.
void-way-out = Wenn Sie das Produkt in Händen halten, fragen Sie uns. Wir finden heraus, was geschehen ist.

find-title = Vom Etikett abtippen
find-lead = Wenn das Scannen nicht klappt, genügen Seriennummer und Code.
find-button = Weiter
find-button-open = Seriennummer und Code eintippen
field-serial = Seriennummer
field-serial-hint = Neben dem QR-Code
field-k = Code
field-k-hint = Die Gruppen aus Buchstaben und Ziffern unter dem QR-Code. Großschreibung, Striche und Leerzeichen sind egal.
place-title = Wo das Etikett ist
place-picture = Die Stelle des Etiketts am Produkt

home-title = Scannen Sie das Etikett auf Ihrem Produkt
home-lead = Der QR-Code kennt Produkt und Seriennummer, Sie müssen sie nicht eintippen.
home-step-scan = Öffnen Sie die Kamera Ihres Telefons und richten Sie sie auf den QR-Code.
home-step-tap = Tippen Sie auf den Link, geben Sie Name und E-Mail ein.
home-step-keep = Heben Sie unsere E-Mail auf: Garantie, Anleitungen und Hilfe an einem Ort.
home-find = Keine Kamera? Code eintippen
