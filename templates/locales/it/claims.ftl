# Richiami, esemplari ritirati dall’uso, richieste: le pagine, l’assistenza, le lettere.
recall-more = Per saperne di più

stolen-title = Questo prodotto risulta rubato
stolen-what = Ci è stato segnalato che è stato sottratto al proprietario.
stolen-way-out = Lo ha acquistato o trovato? Ci contatti e tenga a portata di mano il numero di serie. Le diremo che cosa fare.
replaced-title = Questo prodotto è stato sostituito
replaced-what = Un altro ha preso il suo posto, perciò questa etichetta non è più valida.
replaced-button = Digita il codice di quello nuovo

unproven-unrecorded-title = Questo prodotto non è ancora nel nostro elenco
unproven-unrecorded-what = L’etichetta è autentica. Ci dica che il prodotto è suo e lo registriamo per lei.
unproven-claimed-title = Stiamo verificando
unproven-claimed-what = Qualcuno ci ha detto che questo prodotto gli appartiene. La nostra risposta arriva via e-mail. Non è stato lei? Ci contatti.
unproven-step-claim = Ancora niente? Ci dica che il prodotto è suo e verifichiamo.

registered-claimed = Qualcuno ci ha detto che ora questo prodotto gli appartiene. Stiamo verificando; fino ad allora non cambia nulla.

claim-open = Ci dica che è suo
claim-title = Ci dica che è suo
claim-lead = Confrontiamo con i nostri dati e rispondiamo via e-mail.
claim-lead-registered = Se ora è suo, ce lo dica: verifichiamo e rispondiamo via e-mail. Lo ha registrato lei? Allora il suo link è nell’e-mail che le abbiamo inviato.
claim-email-hint = Qui arriva la nostra risposta.
claim-purchased-hint = Da quando è suo
field-words = Come lo ha avuto? (facoltativo)
field-words-hint = Acquistato usato, ricevuto in regalo, etichetta danneggiata… Ha uno scontrino o una fattura?
claim-button = Invia
claim-data = Usiamo questi dati per verificare di chi è il prodotto e per risponderle. Per nient’altro.

pending-claim = Il suo messaggio
pending-open-title = Stiamo verificando
pending-open-what = Grazie. La nostra risposta arriverà a { $email }. Non deve fare altro.
pending-accepted-title = Il prodotto è suo
pending-accepted-what = Lo abbiamo registrato per lei. Il link alla sua pagina è nella nostra e-mail a { $email }.
pending-refused-title = Non abbiamo potuto confermarlo
pending-refused-what = Il motivo è nella nostra e-mail a { $email }. Se manca qualcosa, ci contatti.

choices-title = { $product }: link
choices-all = Dove porta questo codice.
choices-undecided = Più link sono adatti. Ne scelga uno.

error-not-a-serial = Non è un numero di serie di questo prodotto. Lo confronti con l’etichetta
error-not-on-record = Non risulta alcun esemplare in uso con questo numero di serie
error-missing-successor = Inserisca il numero di serie dell’esemplare che lo sostituisce
error-missing-reason = Inserisca un motivo

# L’assistenza
claims = Richieste
claims-none = Nessuno attende una decisione.
claims-decided = Decise
claimant = Richiedente
claim-at = Ricevuta
evidence = Etichetta
evidence-held = Codice corretto
evidence-wrong = Codice errato
evidence-missing = Nessun codice
claim-state-open = Aperta
claim-state-accepted = Accolta
claim-state-refused = Respinta
claim-of = Richiesta di { $name }
claim-said = Che cosa è stato dichiarato
claim-record = Che cosa ci risulta
claim-same-email = stesso indirizzo
claim-others = { $count ->
    [one] C’è 1 altra richiesta per questo prodotto.
   *[other] Ci sono altre { $count } richieste per questo prodotto.
}
claim-unit = Tutto su questo prodotto
claim-decide = Decisione
claim-effect = Se viene accolta, il richiedente diventa il proprietario.
claim-effect-ends = Se viene accolta, il richiedente diventa il proprietario e la registrazione attuale termina.
claim-reason = Motivo, che il richiedente leggerà
claim-accept = Accogli
claim-refuse = Respingi
unit-unknown = Non presente nei dati
unit-state-stolen = Rubato
unit-state-replaced = Sostituito
withdraw-title = Ritira dall’uso
withdraw-what = Chi inquadra l’etichetta lo legge subito. Le registrazioni restano come sono, e si può annullare.
withdraw-fate = Che cosa è successo
withdraw-void = Annullato: distrutto, restituito, etichetta ritirata
withdraw-stolen = Rubato
withdraw-replaced = Sostituito da un altro esemplare
withdraw-successor = Numero di serie di quell’esemplare (se sostituito)
withdraw-reason = Motivo (solo per l’assistenza)
withdraw-button = Ritira dall’uso
withdraw-cancel = Indietro
withdrawn-void = Annullato
withdrawn-stolen = Rubato
withdrawn-replaced = Sostituito da
withdrawn-restore = Rimetti in uso
recall = Richiamo: { $title }
event-claimed = Richiesta ricevuta, riferimento { $detail }
event-claim-accepted = Richiesta accolta, riferimento { $detail }
event-claim-refused = Richiesta respinta, riferimento { $detail }
event-ended = Registrazione { $detail } terminata: nuovo proprietario
event-voided = Dichiarato annullato
event-stolen = Segnalato come rubato
event-replaced = Sostituito da { $detail }
event-replaces = Sostituisce { $detail }
event-restored = Rimesso in uso
audit-void = Annullamento
audit-stolen = Furto annotato
audit-replaced = Sostituzione con { $detail }
audit-restore = Rimessa in uso
audit-claim-accept = Richiesta { $detail } accolta
audit-claim-refuse = Richiesta { $detail } respinta

# Lettere
mail-claim-title = Il suo messaggio
mail-claim-open-subject = Stiamo verificando ({ $reference })
mail-claim-accepted-subject = Il prodotto è suo: { $product }
mail-claim-refused-subject = La nostra risposta ({ $reference })
mail-claim-open-intro = ci ha detto che questo prodotto è suo: { $product }. Stiamo verificando e le scriveremo di nuovo.
mail-claim-accepted-intro = abbiamo verificato quanto ci ha detto. Questo prodotto è ora registrato a suo nome: { $product }.
mail-claim-refused-intro = abbiamo verificato quanto ci ha detto e non abbiamo potuto confermare che questo prodotto sia suo: { $product }.
mail-claim-reason = Il motivo:
mail-claim-button = Vedi a che punto siamo
mail-claim-why = Riceve questa e-mail perché qualcuno ha indicato questo indirizzo dicendo a { $brand } che un prodotto gli appartiene. Non è stato lei? Ce lo dica e lo cancelliamo.
