# De eigen pagina’s van de eigenaar: garantie, handleidingen, aanbiedingen, mailvoorkeuren.
owner-registered = Geregistreerd
owner-done = Dank u wel, dat was alles.
owner-mail = Er is een bevestiging onderweg naar { $email }.
owner-mailed = Uw bevestiging is gestuurd naar { $email }.
owner-unit = Uw product
cover-title = Uw garantie
cover-none = Voor dit product staat hier geen fabrieksgarantie. Uw wettelijke rechten blijven gewoon gelden.
manuals-title = Handleidingen en uitleg
offers-title = Past bij uw product
offer-why = Waarom u dit ziet: { $why }
offer-button = Bekijken
offer-see = Bekijken: { $title }

preferences-title = E-mails met aanbiedingen en tips
preferences-saved-title = Opgeslagen
preferences-on = U krijgt e-mails met aanbiedingen en tips voor uw product.
preferences-off = U krijgt geen e-mails met aanbiedingen.
preferences-now-on = Vanaf nu krijgt u aanbiedingen en tips voor uw product.
preferences-now-off = U krijgt geen e-mails met aanbiedingen meer. Dat geldt meteen.
preferences-kept = E-mails over uw registratie en over de veiligheid van uw product krijgt u altijd.
preferences-stop = Deze e-mails stoppen
preferences-start = Aanbiedingen en tips ontvangen
