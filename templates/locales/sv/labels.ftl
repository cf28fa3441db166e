# Ord på den tryckta etiketten. Korta: de har 20 millimeter.
label-call = Skanna och registrera. Garantin börjar här.
label-model = Modell
label-serial = Serienr
label-typed = Kod
label-units = Antal
label-first = Första
label-last = Sista
label-batch = Parti
label-made = Tillverkad
label-place = Etiketten: { $place }
calibrate-title = Kalibrering: { $stock }
calibrate-print = 1. Skriv ut den här sidan på vanligt papper i 100 %, utan ”anpassa till sidan”.
calibrate-offset = 2. Varje hörn har ett kors, { $cross } mm från båda papperskanterna. Mät det övre vänstra från vänster kant och från överkanten. Det som saknas skrivs in i [labels] offset_mm = [höger, ned] i inställningarna, det som är för mycket med minus: 18.5 mm från vänster ger 1.5. Sidan skrevs ut med { $offset }: lägg till skillnaden där.
calibrate-scale = 3. Mät linjalerna från 0 till 100 mm. Mäter den övre 99 mm, skriv scale = [1.010, 1.0]; det andra talet gäller den lodräta linjalen. Sidan skrevs ut med { $scale }.
calibrate-check = 4. Skriv ut igen, lägg sidan på ett etikettark och håll båda mot ljuset: konturer och etiketter stämmer överens.
