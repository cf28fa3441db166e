# Ciò che tutte le pagine condividono. `language-name` e `format-locale` appartengono a ogni lingua.
# Nessun articolo davanti alle date: «l’8» e «il 9» chiederebbero forme diverse.
language-name = Italiano
format-locale = it
languages = Lingua
skip-to-content = Vai al contenuto
page-description = Registrazione, garanzia e assistenza per i prodotti { $brand }.
privacy = Privacy
imprint = Note legali
product = Prodotto
model = Modello
serial = Numero di serie
reference = Riferimento

# Durate all’interno di una spiegazione
length-years = { $count ->
    [one] 1 anno
   *[other] { $count } anni
}
length-months = { $count ->
    [one] 1 mese
   *[other] { $count } mesi
}
length-days = { $count ->
    [one] 1 giorno
   *[other] { $count } giorni
}

# L’aiuto, a un tocco. Oggetti e testi vanno nel programma di posta di chi visita la pagina.
help-title = Serve aiuto?
help-mail = Ci scriva
help-subject-unit = { $product }, numero di serie { $serial }
help-subject-owner = { $product }, numero di serie { $serial }, riferimento { $reference }
help-subject-code = La mia etichetta non apre il modulo
help-body-unit =
    Prodotto: { $product } ({ $code })
    Numero di serie: { $serial }

    La mia domanda:
help-body-owner =
    Prodotto: { $product } ({ $code })
    Numero di serie: { $serial }
    Riferimento: { $reference }

    La mia domanda:
help-body-code =
    Numero di serie: { $serial }

    Ecco che cosa è stampato sull’etichetta:
help-body-incident =
    Segnalazione: { $incident }

    Ecco che cosa stavo facendo:

# Errori
error-title = Errore: { $title }
errors-title = C’è un problema
error-missing-name = Inserisca il suo nome
error-missing-email = Inserisca il suo indirizzo e-mail
error-missing-purchased_on = Inserisca la data di acquisto
error-missing-installed_on = Inserisca la data di installazione
error-missing-serial = Inserisca il numero di serie
error-missing-k = Inserisca il codice dell’etichetta
error-missing = Questo campo è vuoto
error-too-long = { $max ->
    [one] Al massimo 1 carattere
   *[other] Al massimo { $max } caratteri
}
error-too-short = { $min ->
    [one] Almeno 1 carattere
   *[other] Almeno { $min } caratteri
}
error-illegal-character = C’è un carattere che qui non si può usare, per esempio un’interruzione di riga
error-no-letter = Qui serve almeno una lettera o una cifra
error-not-an-email = Inserisca un indirizzo e-mail come nome@example.com
error-not-a-date = Inserisca una data come 2026-05-31
error-in-future = Questa data è nel futuro. Inserisca una data non successiva a oggi
error-too-early = In questa data il prodotto non era ancora stato fabbricato. Prima data possibile: { $earliest }
error-not-a-choice = Scelga una delle opzioni
error-stale = Questo modulo è troppo vecchio o è stato modificato nel frattempo. Inquadri di nuovo l’etichetta
error-typo = Un carattere sembra sbagliato. Lo confronti con l’etichetta
error-not-a-code = Il codice ha 14 o 15 tra lettere e cifre. Lo confronti con l’etichetta
error-not-known = Nessun prodotto ha questo numero di serie con questo codice. Confronti entrambi con l’etichetta

# Perché una voce di garanzia decorre così. La stessa frase su pagina, lettera, certificato, assistenza e in JSON.
reason-purchase = { $length } dall’acquisto in data { $on }, come da documento di acquisto.
reason-purchase-declared = { $length } dall’acquisto in data { $on }, come indicato alla registrazione.
reason-installation = { $length } dall’installazione in data { $on }.
reason-installation-unknown = { $length } dall’acquisto in data { $on }, perché la data di installazione non è nota.
reason-manufacture = { $length } dalla fabbricazione in data { $on }.
reason-manufacture-plus = { $length } con inizio { $days ->
    [one] 1 giorno
   *[other] { $days } giorni
} dopo la fabbricazione in data { $on }.
reason-manufacture-unknown = { $length } dall’acquisto in data { $on }, perché la data di fabbricazione non è nota.
reason-fixed = { $length } con inizio in data { $on }, la stessa per tutti gli esemplari.
reason-latest-start = { $length } con inizio in data { $latest }, l’ultima possibile per un esemplare di questa età. Data indicata: { $declared }; un documento di acquisto può cambiare il calcolo.

# Che cosa dice il titolo di un esemplare
cover-until = In garanzia con scadenza { $date }
cover-first = Prima scadenza: { $what }, { $date }.
cover-starts = Garanzia con inizio { $date }
cover-ended = Garanzia scaduta in data { $date }
cover-unknown = Non risulta alcuna garanzia
covered-month = In garanzia con scadenza { $month }
ended-month = Garanzia scaduta nel mese di { $month }
line-active = scadenza { $date }
line-waiting = inizio { $date }, scadenza { $until }
line-ended = scaduta in data { $date }

# Perché appare un’offerta
offer-why-product = è adatto al suo prodotto ({ $product }).
offer-why-serials = è adatto al suo prodotto e alla sua serie ({ $product }).

# Problemi
problem-incident = Se ci scrive a questo proposito, indichi
problem-400-title = Non è stato possibile leggere la richiesta
problem-400-what = Quello che è arrivato qui non è completo.
problem-400-way-out = Torni indietro, ricarichi la pagina e riprovi. Oppure inquadri ancora una volta l’etichetta.
problem-403-title = Questa pagina non è accessibile
problem-403-what = Serve un’altra autorizzazione, oppure il modulo è rimasto aperto troppo a lungo.
problem-403-way-out = Torni indietro, ricarichi la pagina e riprovi.
problem-404-title = Questa pagina non esiste
problem-404-what = Forse l’indirizzo contiene un errore, o un link più recente lo ha sostituito.
problem-404-way-out = Inquadri di nuovo l’etichetta sul prodotto. La nostra e-mail più recente contiene il link valido.
problem-405-title = Così non funziona
problem-405-what = Questo indirizzo non si può usare in questo modo.
problem-405-way-out = Torni indietro e usi i pulsanti della pagina.
problem-408-title = Ci è voluto troppo tempo
problem-408-what = La connessione era troppo lenta e non è stato salvato nulla.
problem-408-way-out = Controlli la connessione e invii di nuovo il modulo.
problem-413-title = È troppo grande
problem-413-what = Quello che ha inviato supera la dimensione consentita e non è stato salvato nulla.
problem-413-way-out = Torni indietro, lo accorci e lo invii di nuovo.
problem-422-title = Qualcosa non va
problem-422-what = Un dato del modulo non è valido.
problem-422-way-out = Torni indietro, controlli i campi e invii di nuovo il modulo.
problem-429-title = Troppi tentativi
problem-429-what = Dalla sua connessione sono arrivate moltissime richieste in poco tempo.
problem-429-way-out = Aspetti dieci minuti e riprovi.
problem-500-title = Qualcosa si è rotto da parte nostra
problem-500-what = L’errore è nostro ed è stato annotato.
problem-500-way-out = Riprovi tra qualche minuto. Quello che ha già registrato è al sicuro.
problem-full-title = Al momento non abbiamo più spazio
problem-full-what = Il disco del nostro server è pieno, quindi non è stato salvato nulla.
problem-full-way-out = È stato annotato. Riprovi più tardi. Nulla viene registrato due volte.
problem-503-title = In questo momento c’è molto traffico
problem-503-what = Per ora non è stato possibile salvare la richiesta.
problem-503-way-out = La invii di nuovo tra un minuto. Nulla viene registrato due volte.
