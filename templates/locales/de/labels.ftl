# Wörter auf dem gedruckten Etikett. Kurz: Sie haben 20 Millimeter Platz.
label-call = Scannen und registrieren. Ihre Garantie beginnt hier.
label-model = Modell
label-serial = Seriennr.
label-typed = Code
# Auf dem Etikett eines Kartons.
label-units = Stück
label-first = Erste
label-last = Letzte
label-batch = Charge
label-made = Gebaut
# Auf der Karte im Handbuch, neben dem Bild.
label-place = Das Etikett: { $place }
# Auf der Kalibrierseite.
calibrate-title = Kalibrierung: { $stock }
calibrate-print = 1. Drucken Sie diese Seite auf Normalpapier mit 100 %, ohne „An Seite anpassen“.
calibrate-offset = 2. In jeder Ecke liegt ein Kreuz, { $cross } mm von beiden Papierkanten. Messen Sie beim linken oberen den Abstand von links und von oben. Was fehlt, gehört in der Einstellungsdatei in [labels] offset_mm = [rechts, unten], was zu viel ist, mit Minus: 18,5 mm von links heißt 1.5. Diese Seite wurde mit { $offset } gedruckt: Zählen Sie das dazu.
calibrate-scale = 3. Messen Sie beide Lineale von 0 bis 100 mm. Misst das obere 99 mm, schreiben Sie scale = [1.010, 1.0]; die zweite Zahl gilt für das senkrechte. Diese Seite wurde mit { $scale } gedruckt.
calibrate-check = 4. Drucken Sie noch einmal, legen Sie die Seite auf einen Etikettenbogen und halten Sie beides gegen das Licht: Umrisse und Etiketten decken sich.
