# The desk registers for somebody, and corrects what it wrote.
act-register = Voor iemand registreren
act-register-what = Voor een beller, een papieren kaart of een dealer. Zo geeft niemand toestemming voor aanbiedingen. Met een e-mailadres krijgt de eigenaar de link naar de eigen pagina.
act-correct = Naam, telefoon, post corrigeren
act-correct-what = Brieven blijven naar hetzelfde e-mailadres gaan.
act-source = Hoe het binnenkwam
act-phone = Telefoon
act-post = Postadres
source-caller = Per telefoon
source-card = Op een papieren kaart
source-dealer = Via een dealer
error-no-reach = Geef een e-mailadres, een telefoonnummer of een postadres op
error-not-a-phone = Voer een telefoonnummer van 5 tot 15 cijfers in
event-enrolled = Geregistreerd door de desk, referentie { $detail }
event-desk-corrected = Gecorrigeerd door de desk: { $detail }
