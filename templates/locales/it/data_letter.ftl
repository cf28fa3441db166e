# The letter with a link to all of a person’s data, the page behind it, and the desk that sends it.
mail-data-title = I suoi dati sono pronti
mail-data-intro = ci è stato chiesto che cosa conserviamo su di lei. Ecco tutto.
mail-data-what = Il pulsante apre una pagina con un file: quello che ci ha comunicato, le nostre lettere e ciò che è accaduto. Riguarda tutto ciò che è legato a questo indirizzo.
mail-data-until = Il link vale fino al { $date }. Dopo, ce ne chieda uno nuovo.
mail-data-button = Ottenga i suoi dati
mail-data-keep = Chi ha questa mail può aprirli: per favore, non la inoltri.
mail-data-why = Riceve questa e-mail perché a { $brand } sono stati chiesti i dati conservati sotto questo indirizzo. Non è stato lei? Allora non deve fare nulla: solo questa mail vi conduce.
data-letter-what = Un file con tutto ciò che risulta sotto { $email }: quello che ci ha comunicato, le nostre lettere e ciò che è accaduto.
data-letter-over-title = Questo link non funziona
data-letter-over-what = Un link ai suoi dati vale sette giorni e finisce prima se cambia il suo indirizzo o se i suoi dati vengono cancellati.
data-letter-over-again = Ce ne chieda uno nuovo. Arriva per e-mail all’indirizzo che conosciamo.
desk-person = Dati del proprietario
desk-person-link = Dati del proprietario: invia, scarica, cancella
desk-data-send = Invia al proprietario i suoi dati
desk-data-send-what = A { $email } va una lettera con un link a un file con tutto questo. Solo quella lettera contiene il link; vale sette giorni.
event-data-sent = Link a tutti i suoi dati inviato al proprietario
audit-export = Ha scaricato i dati di una persona
