# Wörter auf dem gedruckten Etikett. Kurz: Sie haben 20 Millimeter Platz.
label-call = Scannen und registrieren. Ihre Garantie beginnt hier.
label-model = Modell
label-serial = Seriennr.
label-typed = Code
