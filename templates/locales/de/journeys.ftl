# Letters of a journey: getting started, is all well, cover ends.

mail-start-subject = Erste Schritte: { $product }
mail-start-title = Guter Start
mail-start-intro = noch einmal danke, dass Sie sich dafür entschieden haben: { $product }. Das hilft in den ersten Tagen.
mail-start-what = Auf Ihrer Seite liegt alles an einem Ort: Anleitungen, Garantie, Beleg und Hilfe. Etwas läuft nicht, wie es soll? Antworten Sie auf diese Mail.
mail-check-subject = Alles in Ordnung? { $product }
mail-check-title = Alles in Ordnung?
mail-check-intro = Sie haben es nun eine Weile: { $product }.
mail-check-person = Ich heiße { $person } und bin bei { $brand } für Ihr Produkt da.
mail-check-team = Bei { $brand } ist ein Mensch für Ihr Produkt da.
mail-check-what = Wenn etwas nicht ist, wie es sein soll, antworten Sie auf diese Mail. Ein Mensch liest sie, keine Maschine. Wenn alles gut ist, müssen Sie nichts tun.
mail-ends-subject = Garantie endet am { $date }: { $product }
mail-ends-title = Garantie bis { $date }
mail-ends-intro = bald endet die Garantie für Ihr Produkt: { $product }.
mail-ends-what = Auf Ihrer Seite steht, was bis dahin gedeckt ist. Stimmt etwas nicht? Sagen Sie es uns vor diesem Tag.
