# Rückrufe, Geräte außer Betrieb, Ansprüche: die Seiten, der Desk, die Briefe.
recall-more = Mehr dazu

stolen-title = Dieses Produkt wurde als gestohlen gemeldet
stolen-what = Uns wurde gesagt, dass es seinem Besitzer weggenommen wurde.
stolen-way-out = Haben Sie es gekauft oder gefunden? Fragen Sie uns und halten Sie die Seriennummer bereit. Wir sagen Ihnen, was zu tun ist.
replaced-title = Dieses Produkt wurde ersetzt
replaced-what = Ein anderes hat seinen Platz eingenommen, darum gilt dieses Etikett nicht mehr.
replaced-button = Code des neuen eintippen

unproven-unrecorded-title = Dieses Gerät steht noch nicht in unserer Liste
unproven-unrecorded-what = Das Etikett ist echt. Sagen Sie uns, dass es Ihnen gehört, dann registrieren wir es für Sie.
unproven-claimed-title = Wir prüfen das
unproven-claimed-what = Jemand hat uns gesagt, dass ihm dieses Produkt gehört. Unsere Antwort kommt per E-Mail. Waren Sie das nicht? Fragen Sie uns.
unproven-step-claim = Immer noch kein Glück? Sagen Sie uns, dass es Ihnen gehört, und wir prüfen es.

registered-claimed = Jemand hat uns gesagt, dass es jetzt ihm gehört. Wir prüfen das; bis dahin ändert sich nichts.

claim-open = Sagen Sie uns, dass es Ihnen gehört
claim-title = Sagen Sie uns, dass es Ihnen gehört
claim-lead = Wir vergleichen es mit unseren Unterlagen und antworten per E-Mail.
claim-lead-registered = Gehört es jetzt Ihnen, sagen Sie es uns: Wir prüfen es und antworten per E-Mail. Haben Sie es selbst registriert? Dann steht Ihr Link in unserer E-Mail.
claim-email-hint = Dorthin geht unsere Antwort.
claim-purchased-hint = Seit wann es Ihnen gehört
field-words = Wie kam es zu Ihnen? (freiwillig)
field-words-hint = Gebraucht gekauft, ein Geschenk, das Etikett ist beschädigt … Haben Sie einen Kaufbeleg?
claim-button = Absenden
claim-data = Das nutzen wir, um zu prüfen, wem das Produkt gehört, und um Ihnen zu antworten. Für nichts anderes.

pending-claim = Ihre Nachricht an uns
pending-open-title = Wir prüfen das
pending-open-what = Danke. Unsere Antwort geht an { $email }. Sie müssen nichts weiter tun.
pending-accepted-title = Es gehört Ihnen
pending-accepted-what = Wir haben es für Sie registriert. Der Link zu Ihrer Seite steht in unserer E-Mail an { $email }.
pending-refused-title = Wir konnten es nicht bestätigen
pending-refused-what = Der Grund steht in unserer E-Mail an { $email }. Fehlt etwas, fragen Sie uns.

choices-title = { $product }: Links
choices-all = Wohin dieser Code führt.
choices-undecided = Mehrere passen. Wählen Sie einen.

error-not-a-serial = Das ist keine Seriennummer dieses Produkts. Vergleichen Sie sie mit dem Etikett
error-not-on-record = Kein Gerät in Betrieb hat diese Seriennummer
error-missing-successor = Geben Sie die Seriennummer des Geräts an, das seinen Platz einnimmt
error-missing-reason = Geben Sie einen Grund an

# Der Desk
claims = Ansprüche
claims-none = Niemand wartet auf eine Entscheidung.
claims-decided = Entschieden
claimant = Wer
claim-at = Eingegangen
evidence = Etikett
evidence-held = Code passt
evidence-wrong = Code passt nicht
evidence-missing = Kein Code
claim-state-open = Offen
claim-state-accepted = Anerkannt
claim-state-refused = Abgelehnt
claim-of = Anspruch von { $name }
claim-said = Was gesagt wurde
claim-record = Was wir wissen
claim-same-email = dieselbe Adresse
claim-others = { $count ->
    [one] Es gibt 1 weiteren Anspruch auf dieses Gerät.
   *[other] Es gibt { $count } weitere Ansprüche auf dieses Gerät.
}
claim-unit = Alles über dieses Gerät
claim-decide = Entscheiden
claim-effect = Anerkannt wird daraus eine Registrierung.
claim-effect-ends = Anerkannt wird daraus eine Registrierung, und die bisherige endet.
claim-reason = Grund, wie ihn der Anfragende liest
claim-accept = Anerkennen
claim-refuse = Ablehnen
unit-unknown = Nicht verzeichnet
unit-state-stolen = Gestohlen
unit-state-replaced = Ersetzt
withdraw-title = Außer Betrieb nehmen
withdraw-what = Wer das Etikett scannt, liest es sofort. Registrierungen bleiben, wie sie sind, und Sie können es zurücknehmen.
withdraw-fate = Was daraus wurde
withdraw-void = Ungültig: zerstört, zurückgegeben, Etikett zurückgezogen
withdraw-stolen = Gestohlen
withdraw-replaced = Durch ein anderes Gerät ersetzt
withdraw-successor = Seriennummer dieses Geräts (falls ersetzt)
withdraw-reason = Grund (nur für den Desk)
withdraw-button = Außer Betrieb nehmen
withdraw-cancel = Abbrechen
withdrawn-void = Ungültig
withdrawn-stolen = Gestohlen
withdrawn-replaced = Ersetzt durch
withdrawn-restore = Wieder in Betrieb nehmen
recall = Rückruf: { $title }
event-claimed = Jemand erhob Anspruch darauf, Referenz { $detail }
event-claim-accepted = Anspruch anerkannt, Referenz { $detail }
event-claim-refused = Anspruch abgelehnt, Referenz { $detail }
event-ended = Registrierung { $detail } beendet: neuer Besitzer
event-voided = Für ungültig erklärt
event-stolen = Als gestohlen gemeldet
event-replaced = Ersetzt durch { $detail }
event-replaces = Ersetzt { $detail }
event-restored = Wieder in Betrieb
audit-void = Für ungültig erklärt
audit-stolen = Diebstahl vermerkt
audit-replaced = Durch { $detail } ersetzt
audit-restore = Wieder in Betrieb genommen
audit-claim-accept = Anspruch { $detail } anerkannt
audit-claim-refuse = Anspruch { $detail } abgelehnt

# Briefe
mail-claim-title = Ihre Nachricht an uns
mail-claim-open-subject = Wir prüfen das ({ $reference })
mail-claim-accepted-subject = Es gehört Ihnen: { $product }
mail-claim-refused-subject = Unsere Antwort ({ $reference })
mail-claim-open-intro = Sie haben uns gesagt, dass Ihnen dieses Produkt gehört: { $product }. Wir prüfen es und schreiben wieder.
mail-claim-accepted-intro = wir haben geprüft, was Sie uns gesagt haben. Dieses Produkt ist jetzt für Sie registriert: { $product }.
mail-claim-refused-intro = wir haben geprüft, was Sie uns gesagt haben, und konnten nicht bestätigen, dass Ihnen dieses Produkt gehört: { $product }.
mail-claim-reason = Der Grund:
mail-claim-button = Sehen, wie es steht
mail-claim-why = Sie bekommen diese E-Mail, weil jemand { $brand } mit dieser Adresse gesagt hat, dass ihm ein Produkt gehört. Waren Sie das nicht? Sagen Sie es uns, und wir löschen sie.
