# The desk registers for somebody, and corrects what it wrote.
act-register = Registrera åt någon
act-register-what = För den som ringer, ett papperskort eller en återförsäljare. Ingen samtycker till erbjudanden på det sättet. Med en e-postadress får ägaren länken till sin sida.
act-correct = Rätta namn, telefon, postadress
act-correct-what = Brev går även i fortsättningen till samma e-postadress.
act-source = Hur den kom
act-phone = Telefon
act-post = Postadress
source-caller = Per telefon
source-card = På ett papperskort
source-dealer = Genom en återförsäljare
error-no-reach = Ange en e-postadress, ett telefonnummer eller en postadress
error-not-a-phone = Ange ett telefonnummer med 5 till 15 siffror
event-enrolled = Registrerad av supporten, referens { $detail }
event-desk-corrected = Rättad av supporten: { $detail }
