# The desk registers for somebody, and corrects what it wrote.
act-register = Registrare per qualcuno
act-register-what = Per chi chiama, una cartolina o un rivenditore. Così nessuno acconsente alle offerte. Con un indirizzo e-mail il proprietario riceve il link alla sua pagina.
act-correct = Correggere nome, telefono, posta
act-correct-what = Le lettere continuano ad andare allo stesso indirizzo e-mail.
act-source = Com’è arrivata
act-phone = Telefono
act-post = Indirizzo postale
source-caller = Per telefono
source-card = Su una cartolina
source-dealer = Tramite un rivenditore
error-no-reach = Indichi un indirizzo e-mail, un numero di telefono o un indirizzo postale
error-not-a-phone = Inserisca un numero di telefono da 5 a 15 cifre
event-enrolled = Registrato dall’assistenza, riferimento { $detail }
event-desk-corrected = Corretto dall’assistenza: { $detail }
