# Il modulo e le pagine per chi ha davanti un’etichetta.
form-title = Registri il suo prodotto
form-lead = Bastano nome ed e-mail. Il resto ce lo dice l’etichetta.
form-button = Registra
form-waits = Salvato su questo telefono. Verrà inviato appena torna la rete; può lasciare aperta questa pagina.
form-data = Usiamo nome ed e-mail per confermare la registrazione e per contattarla in merito alla sicurezza di questo prodotto. Per nient’altro, a meno che non spunti la casella.
form-warranty = La sua garanzia non dipende da questo modulo. Ha gli stessi diritti anche se non registra il prodotto.
field-name = Nome e cognome
field-email = E-mail
field-email-hint = Qui arrivano la sua garanzia e il suo link.
email-meant = Intendeva { $email }?
field-purchased = Data di acquisto
field-purchased-hint = Come sullo scontrino o sulla fattura
field-installed = Data di installazione (facoltativa)
field-installed-hint = Una parte della garanzia inizia in questo giorno.
field-dealer = Dove lo ha acquistato? (facoltativo)
field-dealer-none = Non è nell’elenco
field-dealer-known = Acquistato da
field-offers = Sì, { $brand } può inviarmi via e-mail offerte e consigli per questo prodotto. Posso interromperli con un solo tocco.

registered-title = Questo prodotto è registrato
registered-yours = È suo?

unproven-missing-title = Il codice non è completo
unproven-missing-what = L’indirizzo si è aperto senza l’ultima parte del codice. Non possiamo quindi capire se proviene da un’etichetta.
unproven-wrong-title = Il codice non corrisponde
unproven-wrong-what = Numero di serie e codice non vanno insieme. Il più delle volte è sbagliato un solo carattere.
unproven-unknown-title = Non conosciamo questo prodotto
unproven-unknown-what = Il codice non è di una nostra etichetta, oppure il prodotto non è ancora nel nostro elenco.
unproven-next = Che cosa può fare
unproven-step-scan = Inquadri di nuovo l’etichetta, dall’alto e con una buona luce.
unproven-step-type = Oppure digiti numero di serie e codice come sono stampati sull’etichetta.
unproven-step-ask = Ancora niente? Ci contatti. Una foto dell’etichetta aiuta.

void-title = Questa etichetta non è più valida
void-what = È stata ritirata, oppure il prodotto non è più in uso.
void-replaced = Il prodotto è stato sostituito da quello con numero di serie { $serial }. Inquadri l’etichetta di quel prodotto.
void-way-out = Se ha il prodotto tra le mani, ci contatti. Scopriremo che cosa è successo.

find-title = Digiti i dati dell’etichetta
find-lead = Se la lettura del codice QR non riesce, bastano numero di serie e codice.
find-button = Continua
find-button-open = Digita numero di serie e codice
field-serial = Numero di serie
field-serial-hint = Accanto al codice QR
field-k = Codice
field-k-hint = I gruppi di lettere e cifre sotto il codice QR. Maiuscole, trattini e spazi non contano.
place-title = Dove si trova l’etichetta
place-picture = La posizione dell’etichetta sul prodotto

home-title = Inquadri l’etichetta sul suo prodotto
home-lead = Il codice QR conosce già prodotto e numero di serie: non deve digitarli.
home-step-scan = Apra la fotocamera del telefono e inquadri il codice QR.
home-step-tap = Tocchi il link e inserisca nome ed e-mail.
home-step-keep = Conservi l’e-mail che le inviamo: garanzia, manuali e assistenza in un unico posto.
home-find = Niente fotocamera? Digita il codice
