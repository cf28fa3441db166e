# How offers do, which was sold, and the ways through the desk.
board-offer = Offerte degli ultimi 12 mesi
board-head-mailed = In lettere
board-head-followed = Seguite
board-head-bought = Acquistate
board-head-after-mail = Dopo lettera
board-offer-what = In lettere: lettere che la mostravano. Seguite: clic sul suo link. Acquistate: tutti gli acquisti noti, importati o annotati qui come piano. Dopo lettera: quelli di proprietari che avevano già ricevuto una lettera con offerte.
act-offer = Offerta venduta
act-offer-none = Nessuna del catalogo
desk-places = Pagine dell’assistenza
desk-more = Altro
