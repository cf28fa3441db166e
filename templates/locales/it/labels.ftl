# Parole stampate sull’etichetta. Corte: hanno 20 millimetri.
label-call = Inquadri e registri. La garanzia inizia qui.
label-model = Modello
label-serial = N. serie
label-typed = Codice
