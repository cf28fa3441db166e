# Rond een geregistreerd product: kwijtgeraakte links, tweedehands, veiligheidsberichten, bevestigde wensen.
registered-mine = Het is van mij: stuur mijn link
ask-title-link = Stuur mijn link
ask-lead-link = Typ het adres waarmee u registreerde. Daarheen mailen we de link naar uw pagina.
ask-button-link = Link sturen
link-sent-title = Kijk in uw mail
link-sent-what = Als er iets onder dit adres geregistreerd is, is de link onderweg. Dat kan enkele minuten duren.
link-sent-not = Niets gekomen? Kijk bij de ongewenste mail of probeer een ander adres.
find-lost = Link naar uw pagina kwijt?

ask-title-second = Ik heb het tweedehands gekocht
ask-lead-second = Garantie en geschiedenis blijven bij het product. Eerst vragen we het aan wie het geregistreerd heeft.
ask-button-second = Op mijn naam zetten
second-data = De verkoper ziet uw naam, niet uw adres. We gebruiken beide om het product voor u te registreren, voor niets anders.
field-handover = Code van de verkoper (optioneel)
field-handover-hint = De verkoper vindt die op de eigen pagina. Daarmee is het product meteen van u.
error-handover = Deze code past niet, is gebruikt of verlopen. Vraag de verkoper om een nieuwe
error-handover-typo = Eén teken lijkt verkeerd. Vraag de verkoper de code nog eens voor te lezen
passing-asked-title = We hebben het de verkoper gevraagd
passing-asked-what = Zodra die ja zegt, is het product van u en krijgt u een mail.
passing-asked-until = Geen antwoord voor { $date }? Dan controleren we het zelf. U hoeft niets te doen.
passing-refused-title = De verkoper zei nee
passing-refused-what = Volgens de verkoper is het niet aan u verkocht. Is dat wel zo, laat het ons weten en we controleren het.
passing-desk-what = De verkoper antwoordde niet, dus controleren we het zelf.

sold-title = Hebt u het verkocht?
sold-what = { $name } zegt ons dat uw product ‘{ $product }’ nu van hem of haar is.
sold-what-plain = Iemand zegt ons dat uw product ‘{ $product }’ nu van hem of haar is.
sold-effect = Zegt u ja, dan eindigt uw registratie en gaat de garantie mee met het product. De koper komt niets over u te weten.
sold-silent = Zonder antwoord voor { $date } controleren we het zelf.
sold-yes = Ja, ik heb het verkocht
sold-no = Nee
sold-refused-title = Er verandert niets
sold-refused-what = Dank u. Het product blijft voor u geregistreerd.
sold-late-what = De tijd om te antwoorden is voorbij. Neem contact op als er iets niet klopt.
passed-on-title = U hebt het doorgegeven
passed-on-what = Uw registratie is beëindigd en we schrijven u niet meer over dit product.
pass-on-title = Verkocht of weggegeven?
pass-on-lead = Geef de nieuwe eigenaar een code: die scant het label en typt hem in. Garantie en geschiedenis gaan mee met het product, uw gegevens niet.
pass-on-button = Code maken
pass-on-again = Nieuwe code maken
pass-on-code = Code voor de nieuwe eigenaar
pass-on-until = Hij werkt één keer, tot { $date }.
owner-more = Wat u nog kunt doen
owner-safety = Veiligheidsberichten naar een ander adres

ask-title-safety = Alleen berichten over veiligheid
ask-lead-safety = We schrijven naar dit adres bij een terugroepactie of veiligheidswaarschuwing voor dit product, en nooit om iets anders.
ask-button-safety = Bericht mij
safety-noted-title = Genoteerd
safety-noted-what = We schrijven naar dit adres als het om de veiligheid van het product gaat. Een mail die zegt hoe u dat stopt is onderweg.
safety-stop-title = Veiligheidsberichten
safety-stop-what = { $email } krijgt veiligheidsberichten over dit product.
safety-stop-button = Veiligheidsberichten stoppen
safety-stopped-title = Gestopt
safety-stopped-what = { $email } krijgt geen veiligheidsberichten meer over dit product.

wish-title = Nog één tik voor aanbiedingen en tips
wish-what = U vinkte dit aan: ‘{ $wording }’ Bevestig het alstublieft.
wish-button = Ja, stuur mij aanbiedingen en tips
field-no-offers = Geen aanbiedingen, alstublieft. Anders mag { $brand } mij aanbiedingen en tips over zulke producten mailen. Ik kan dat altijd met één tik stoppen.

event-transfer-asked = Iemand kocht het tweedehands; de eigenaar is gevraagd
event-transfer-refused = De eigenaar zegt dat het niet verkocht is
event-transfer-silent = De eigenaar antwoordde niet; de helpdesk beslist
event-passed-on = Doorgegeven aan een nieuwe eigenaar, registratie { $detail } beëindigd
event-safety-contact = Er is een adres voor veiligheidsberichten achtergelaten
event-safety-stopped = Een adres voor veiligheidsberichten is ingetrokken

mail-help-note = Antwoord op deze mail en we helpen.
mail-link-subject = Uw link
mail-link-title = De weg naar uw pagina
mail-link-intro = hier is de link waarom u vroeg.
mail-link-why = U krijgt deze mail omdat iemand { $brand } om de link van dit adres vroeg. Was u het niet? Dan hoeft u niets te doen.
mail-sold-button = Antwoorden
mail-sold-why = U krijgt deze mail omdat het product bij { $brand } onder dit adres is geregistreerd.
mail-asked-intro = u zei ons dat u tweedehands hebt gekocht: { $product }.
mail-passed-intro = een nieuwe eigenaar heeft: { $product }.
mail-passed-wrong = Was u het niet die het doorgaf? Antwoord meteen op deze mail.
mail-safety-intro = dit adres is achtergelaten voor veiligheidsberichten over: { $product }.
mail-safety-why = U krijgt deze mail omdat dit adres aan { $brand } is gegeven voor veiligheidsberichten. Was u het niet? De knop haalt het eruit.
mail-digest-title = Meerdere mails in één
mail-digest-intro = binnen een dag kwamen meerdere mails voor u samen. Hier zijn ze in één.
mail-digest-more = { $count ->
    [one] En nog 1.
   *[other] En nog { $count }.
}
mail-digest-why = U krijgt deze mail omdat dit adres meerdere keren aan { $brand } is gegeven. Was u het niet? Zeg het ons en we halen het weg.
mail-wish-what = U vinkte aanbiedingen en tips aan. U krijgt ze pas als u dat hier bevestigt.
mail-offers-why-unasked = U krijgt aanbiedingen omdat u een product bij ons registreerde en ze niet weigerde.
