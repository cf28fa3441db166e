# Le pagine personali di chi possiede il prodotto: garanzia, manuali, offerte, preferenze e-mail.
owner-registered = Registrato
owner-done = Grazie, è tutto.
owner-mail = Una conferma è in arrivo a { $email }.
owner-mailed = La conferma è stata inviata a { $email }.
owner-unit = Il suo prodotto
cover-title = La sua garanzia
cover-none = Qui non risultano garanzie del produttore per questo prodotto. I suoi diritti di legge restano invariati.
manuals-title = Manuali e guide
offers-title = Per il suo prodotto
offer-why = Perché vede questo: { $why }
offer-button = Vedi dettagli
offer-see = Vedi dettagli: { $title }

preferences-title = E-mail con offerte e consigli
preferences-saved-title = Salvato
preferences-on = Riceve e-mail con offerte e consigli per il suo prodotto.
preferences-off = Non riceve e-mail con offerte.
preferences-now-on = Da ora riceverà offerte e consigli per il suo prodotto.
preferences-now-off = Non riceverà più e-mail con offerte. Vale da subito.
preferences-kept = Le e-mail sulla registrazione e sulla sicurezza del prodotto arrivano in ogni caso.
preferences-stop = Non ricevere più queste e-mail
preferences-start = Ricevi offerte e consigli
