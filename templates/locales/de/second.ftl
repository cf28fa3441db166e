# Rund um ein registriertes Gerät: verlorene Links, Gebrauchtkauf, Sicherheitshinweise, bestätigte Wünsche.
registered-mine = Es gehört mir: Link zusenden
ask-title-link = Meinen Link zusenden
ask-lead-link = Geben Sie die Adresse ein, mit der Sie registriert haben. Dorthin schicken wir den Link zu Ihrer Seite.
ask-button-link = Link zusenden
link-sent-title = Schauen Sie in Ihr Postfach
link-sent-what = Wenn unter dieser Adresse etwas registriert ist, ist der Link unterwegs. Das kann einige Minuten dauern.
link-sent-not = Nichts gekommen? Sehen Sie bei den unerwünschten Mails nach, oder versuchen Sie eine andere Adresse.
find-lost = Link zu Ihrer Seite verloren?

ask-title-second = Ich habe es gebraucht gekauft
ask-lead-second = Garantie und Vorgeschichte bleiben beim Produkt. Zuerst fragen wir, wer es registriert hat.
ask-button-second = Auf mich übertragen
second-data = Wer verkauft hat, sieht Ihren Namen, nicht Ihre Adresse. Wir verwenden beides, um das Produkt für Sie zu registrieren, für nichts anderes.
field-handover = Code vom Verkäufer (freiwillig)
field-handover-hint = Er steht auf dessen eigener Seite. Mit ihm gehört das Produkt sofort Ihnen.
error-handover = Dieser Code passt nicht, wurde benutzt oder ist abgelaufen. Bitten Sie um einen neuen
error-handover-typo = Ein Zeichen scheint falsch. Lassen Sie sich den Code noch einmal vorlesen
passing-asked-title = Wir haben nachgefragt
passing-asked-what = Sobald der Verkäufer zustimmt, gehört das Produkt Ihnen, und Sie bekommen eine Mail.
passing-asked-until = Keine Antwort bis { $date }? Dann prüfen wir selbst. Sie müssen nichts tun.
passing-refused-title = Der Verkäufer sagt Nein
passing-refused-what = Uns wurde gesagt, dass es nicht an Sie verkauft wurde. Wenn doch, sagen Sie es uns, und wir prüfen.
passing-desk-what = Der Verkäufer hat nicht geantwortet, deshalb prüfen wir selbst.

sold-title = Haben Sie es verkauft?
sold-what = { $name } hat uns gesagt, Ihr Produkt „{ $product }“ gehöre jetzt ihm oder ihr.
sold-what-plain = Jemand hat uns gesagt, Ihr Produkt „{ $product }“ gehöre jetzt ihm oder ihr.
sold-effect = Wenn Sie Ja sagen, endet Ihre Registrierung, und die Garantie geht mit dem Produkt. Über Sie erfährt der Käufer nichts.
sold-silent = Ohne Antwort bis { $date } prüfen wir selbst.
sold-yes = Ja, ich habe es verkauft
sold-no = Nein
sold-refused-title = Es bleibt, wie es ist
sold-refused-what = Danke. Das Produkt bleibt für Sie registriert.
sold-late-what = Die Frist für die Antwort ist vorbei. Melden Sie sich bei uns, wenn etwas nicht stimmt.
passed-on-title = Sie haben es weitergegeben
passed-on-what = Ihre Registrierung ist beendet, und wir schreiben Ihnen zu diesem Produkt nicht mehr.
pass-on-title = Verkauft oder verschenkt?
pass-on-lead = Geben Sie dem neuen Besitzer einen Code: Er scannt das Etikett und tippt ihn ein. Garantie und Vorgeschichte gehen mit dem Produkt, Ihre Daten nicht.
pass-on-button = Code erstellen
pass-on-again = Neuen Code erstellen
pass-on-code = Code für den neuen Besitzer
pass-on-until = Er gilt einmal, bis { $date }.
owner-more = Was Sie noch tun können
owner-safety = Sicherheitshinweise an eine andere Adresse

ask-title-safety = Nur Hinweise zur Sicherheit
ask-lead-safety = Wir schreiben an diese Adresse, wenn es einen Rückruf oder eine Sicherheitswarnung zu diesem Produkt gibt, und sonst nie.
ask-button-safety = Benachrichtigen
safety-noted-title = Vorgemerkt
safety-noted-what = Wir schreiben an diese Adresse, wenn es um die Sicherheit des Produkts geht. Eine Mail, wie Sie das beenden, ist unterwegs.
safety-stop-title = Sicherheitshinweise
safety-stop-what = { $email } bekommt Sicherheitshinweise zu diesem Produkt.
safety-stop-button = Sicherheitshinweise beenden
safety-stopped-title = Beendet
safety-stopped-what = { $email } bekommt keine Sicherheitshinweise mehr zu diesem Produkt.

wish-title = Noch ein Tipp für Angebote
wish-what = Sie haben diesen Haken gesetzt: „{ $wording }“ Bitte bestätigen Sie das.
wish-button = Ja, schicken Sie mir Angebote und Tipps
field-no-offers = Keine Angebote, bitte. Sonst darf { $brand } mir Angebote und Tipps zu ähnlichen Produkten mailen. Ich kann das jederzeit mit einem Tipp beenden.

event-transfer-asked = Jemand hat es gebraucht gekauft; der Besitzer wurde gefragt
event-transfer-refused = Der Besitzer sagt, es wurde nicht verkauft
event-transfer-silent = Der Besitzer hat nicht geantwortet; der Support entscheidet
event-passed-on = An einen neuen Besitzer weitergegeben, Registrierung { $detail } beendet
event-safety-contact = Eine Adresse für Sicherheitshinweise wurde hinterlassen
event-safety-stopped = Eine Adresse für Sicherheitshinweise wurde zurückgezogen

mail-help-note = Antworten Sie auf diese Mail, und wir helfen.
mail-link-subject = Ihr Link
mail-link-title = Der Weg zu Ihrer Seite
mail-link-intro = hier ist der Link, um den Sie gebeten haben.
mail-link-why = Sie bekommen diese Mail, weil jemand { $brand } um den Link zu dieser Adresse gebeten hat. Waren Sie das nicht? Dann müssen Sie nichts tun.
mail-sold-button = Antworten
mail-sold-why = Sie bekommen diese Mail, weil das Produkt unter dieser Adresse bei { $brand } registriert wurde.
mail-asked-intro = Sie haben uns gesagt, dass Sie gebraucht gekauft haben: { $product }.
mail-passed-intro = einen neuen Besitzer hat: { $product }.
mail-passed-wrong = Haben nicht Sie es weitergegeben? Antworten Sie sofort auf diese Mail.
mail-safety-intro = diese Adresse wurde für Sicherheitshinweise hinterlassen zu: { $product }.
mail-safety-why = Sie bekommen diese Mail, weil diese Adresse { $brand } für Sicherheitshinweise genannt wurde. Waren Sie das nicht? Die Schaltfläche nimmt sie heraus.
mail-digest-title = Mehrere Mails in einer
mail-digest-intro = innerhalb eines Tages kamen mehrere Mails für Sie zusammen. Hier sind sie in einer.
mail-digest-more = { $count ->
    [one] Und 1 weitere.
   *[other] Und { $count } weitere.
}
mail-digest-why = Sie bekommen diese Mail, weil diese Adresse { $brand } mehrmals genannt wurde. Waren Sie das nicht? Sagen Sie es uns, und wir löschen sie.
mail-wish-what = Sie haben den Haken für Angebote und Tipps gesetzt. Sie bekommen sie erst, wenn Sie das hier bestätigen.
mail-offers-why-unasked = Sie bekommen Angebote, weil Sie ein Produkt bei uns registriert und sie nicht abgelehnt haben.
