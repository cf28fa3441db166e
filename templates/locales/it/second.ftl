# Intorno a un prodotto registrato: link smarriti, usato, avvisi di sicurezza, desideri confermati.
registered-mine = È mio: inviatemi il mio link
ask-title-link = Inviatemi il mio link
ask-lead-link = Scriva l’indirizzo con cui si è registrato. Inviamo lì il link alla sua pagina.
ask-button-link = Invia il mio link
link-sent-title = Guardi nella sua posta
link-sent-what = Se qualcosa è registrato con questo indirizzo, il link è in arrivo. Possono volerci alcuni minuti.
link-sent-not = Non è arrivato nulla? Guardi nella posta indesiderata o provi un altro indirizzo.
find-lost = Ha perso il link alla sua pagina?

ask-title-second = L’ho comprato usato
ask-lead-second = Garanzia e storia restano con il prodotto. Prima chiediamo a chi lo ha registrato.
ask-button-second = Intestarlo a me
second-data = Il venditore vede il suo nome, non il suo indirizzo. Usiamo entrambi per registrare il prodotto a suo nome e per nient’altro.
field-handover = Codice del venditore (facoltativo)
field-handover-hint = Il venditore lo trova sulla propria pagina. Con esso il prodotto è subito suo.
error-handover = Questo codice non va bene, è stato usato o è scaduto. Ne chieda uno nuovo al venditore
error-handover-typo = Un carattere sembra sbagliato. Chieda al venditore di rileggere il codice
passing-asked-title = Abbiamo chiesto al venditore
passing-asked-what = Appena dice di sì, il prodotto è suo e riceve una mail.
passing-asked-until = Nessuna risposta entro il { $date }? Allora verifichiamo noi. Non deve fare nulla.
passing-refused-title = Il venditore ha detto di no
passing-refused-what = Ci ha detto di non averlo venduto a lei. Se non è così, ce lo dica e verifichiamo.
passing-desk-what = Il venditore non ha risposto, quindi verifichiamo noi.

sold-title = L’ha venduto?
sold-what = { $name } ci dice che il suo prodotto «{ $product }» ora gli appartiene.
sold-what-plain = Qualcuno ci dice che il suo prodotto «{ $product }» ora gli appartiene.
sold-effect = Se dice di sì, la sua registrazione termina e la garanzia segue il prodotto. Chi compra non saprà nulla di lei.
sold-silent = Senza risposta entro il { $date } verifichiamo noi.
sold-yes = Sì, l’ho venduto
sold-no = No
sold-refused-title = Non cambia nulla
sold-refused-what = Grazie. Il prodotto resta registrato a suo nome.
sold-late-what = Il tempo per rispondere è passato. Ci contatti se qualcosa non va.
passed-on-title = L’ha ceduto
passed-on-what = La sua registrazione è terminata e non le scriviamo più su questo prodotto.
pass-on-title = Venduto o regalato?
pass-on-lead = Dia un codice al nuovo proprietario: scansiona l’etichetta e lo digita. Garanzia e storia seguono il prodotto, i suoi dati no.
pass-on-button = Crea un codice
pass-on-again = Crea un nuovo codice
pass-on-code = Codice per il nuovo proprietario
pass-on-until = Vale una volta, fino al { $date }.
owner-more = Che altro può fare
owner-safety = Avvisi di sicurezza a un altro indirizzo

ask-title-safety = Solo avvisi di sicurezza
ask-lead-safety = Scriviamo a questo indirizzo se c’è un richiamo o un avviso di sicurezza per questo prodotto, e mai per altro.
ask-button-safety = Avvisatemi
safety-noted-title = Annotato
safety-noted-what = Scriviamo a questo indirizzo se riguarda la sicurezza del prodotto. Una mail che spiega come smettere è in arrivo.
safety-stop-title = Avvisi di sicurezza
safety-stop-what = { $email } riceve avvisi di sicurezza su questo prodotto.
safety-stop-button = Ferma gli avvisi di sicurezza
safety-stopped-title = Fermati
safety-stopped-what = { $email } non riceve più avvisi di sicurezza su questo prodotto.

wish-title = Ancora un tocco per offerte e consigli
wish-what = Ha spuntato questa casella: «{ $wording }» Lo confermi, per favore.
wish-button = Sì, inviatemi offerte e consigli
field-no-offers = Niente offerte, grazie. Altrimenti { $brand } può inviarmi offerte e consigli su prodotti simili. Posso fermarli quando voglio con un tocco.

event-transfer-asked = Qualcuno l’ha comprato usato; è stato chiesto al proprietario
event-transfer-refused = Il proprietario dice di non averlo venduto
event-transfer-silent = Il proprietario non ha risposto; decide l’assistenza
event-passed-on = Ceduto a un nuovo proprietario, registrazione { $detail } terminata
event-safety-contact = È stato lasciato un indirizzo per avvisi di sicurezza
event-safety-stopped = È stato ritirato un indirizzo per avvisi di sicurezza

mail-help-note = Risponda a questa mail e la aiutiamo.
mail-link-subject = Il suo link
mail-link-title = La via alla sua pagina
mail-link-intro = ecco il link che ha chiesto.
mail-link-why = Riceve questa mail perché qualcuno ha chiesto a { $brand } il link di questo indirizzo. Non è stato lei? Allora non deve fare nulla.
mail-sold-button = Rispondi
mail-sold-why = Riceve questa mail perché il prodotto è stato registrato presso { $brand } con questo indirizzo.
mail-asked-intro = ci ha detto di aver comprato usato: { $product }.
mail-passed-intro = ha un nuovo proprietario: { $product }.
mail-passed-wrong = Non è stato lei a cederlo? Risponda subito a questa mail.
mail-safety-intro = questo indirizzo è stato lasciato per avvisi di sicurezza su: { $product }.
mail-safety-why = Riceve questa mail perché questo indirizzo è stato dato a { $brand } per avvisi di sicurezza. Non è stato lei? Il pulsante lo toglie.
mail-digest-title = Più mail in una
mail-digest-intro = in un giorno si sono raccolte più mail per lei. Eccole in una sola.
mail-digest-more = { $count ->
    [one] E 1 altra.
   *[other] E altre { $count }.
}
mail-digest-why = Riceve questa mail perché questo indirizzo è stato dato più volte a { $brand }. Non è stato lei? Ce lo dica e lo togliamo.
mail-wish-what = Ha spuntato la casella per offerte e consigli. Li riceve solo dopo averlo confermato qui.
mail-offers-why-unasked = Riceve offerte perché ha registrato un prodotto da noi e non le ha rifiutate.
