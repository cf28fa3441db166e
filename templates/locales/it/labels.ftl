# Parole stampate sull’etichetta. Corte: hanno 20 millimetri.
label-call = Inquadri e registri. La garanzia inizia qui.
label-model = Modello
label-serial = N. serie
label-typed = Codice
label-units = Unità
label-first = Primo
label-last = Ultimo
label-batch = Lotto
label-made = Prodotto
label-place = L’etichetta: { $place }
calibrate-title = Calibrazione: { $stock }
calibrate-print = 1. Stampi questa pagina su carta comune al 100%, senza «adatta alla pagina».
calibrate-offset = 2. Ogni angolo ha una croce, a { $cross } mm da entrambi i bordi del foglio. Misuri quella in alto a sinistra dal bordo sinistro e da quello superiore. Ciò che manca va in [labels] offset_mm = [destra, giù] delle impostazioni, ciò che è di troppo con un meno: 18.5 mm da sinistra danno 1.5. Questa pagina è stata stampata con { $offset }: lo aggiunga a quel valore.
calibrate-scale = 3. Misuri i righelli da 0 a 100 mm. Se quello in alto misura 99 mm, scriva scale = [1.010, 1.0]; il secondo numero vale per il righello verticale. Questa pagina è stata stampata con { $scale }.
calibrate-check = 4. Stampi di nuovo, appoggi la pagina su un foglio di etichette e li guardi in controluce: contorni ed etichette coincidono.
