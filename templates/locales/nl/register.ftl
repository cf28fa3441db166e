# Het formulier en de pagina’s voor iedereen met een label voor zich.
form-title = Registreer uw product
form-lead = Naam en e-mailadres zijn genoeg. De rest weten we van het label.
form-button = Registreren
form-waits = Bewaard op deze telefoon. Het wordt verstuurd zodra er weer netwerk is; u kunt deze pagina open laten.
form-data = Wij gebruiken uw naam en e-mailadres om de registratie te bevestigen en om u te bereiken over de veiligheid van dit product. Voor niets anders, tenzij u het vakje aanvinkt.
form-warranty = Uw garantie hangt niet af van dit formulier. U hebt dezelfde rechten als u niet registreert.
field-name = Uw naam
field-email = E-mailadres
field-email-hint = Daar komen uw garantie en uw link aan.
email-meant = Bedoelt u { $email }?
field-purchased = Aankoopdatum
field-purchased-hint = Zoals op het aankoopbewijs
field-installed = Installatiedatum (optioneel)
field-installed-hint = Een deel van de garantie begint op deze dag.
field-dealer = Waar hebt u het gekocht? (optioneel)
field-dealer-none = Niet in de lijst
field-dealer-known = Gekocht bij
field-offers = Ja, { $brand } mag mij aanbiedingen en tips voor dit product mailen. Ik kan dat met één tik stoppen.

registered-title = Dit product is geregistreerd
registered-yours = Is het van u?

unproven-missing-title = De code is niet volledig
unproven-missing-what = Het adres werd geopend zonder het laatste deel van de code. Zo kunnen we niet zien of het van een label komt.
unproven-wrong-title = De code klopt niet
unproven-wrong-what = Serienummer en code horen niet bij elkaar. Meestal is er één teken verkeerd getypt.
unproven-unknown-title = Dit product kennen we niet
unproven-unknown-what = De code komt niet van een van onze labels, of het product staat nog niet in onze lijst.
unproven-next = Dit kunt u doen
unproven-step-scan = Scan het label opnieuw, recht van boven en bij goed licht.
unproven-step-type = Of typ serienummer en code over zoals ze op het label staan.
unproven-step-ask = Lukt het nog niet? Neem contact met ons op. Een foto van het label helpt.

void-title = Dit label is niet meer geldig
void-what = Het is ingetrokken, of het product is niet meer in gebruik.
void-replaced = Het product is vervangen door dat met serienummer { $serial }. Scan het label van dat product.
void-way-out = Hebt u het product in handen? Neem contact met ons op. We zoeken uit wat er is gebeurd.

find-title = Typ over wat er op het label staat
find-lead = Als scannen niet lukt, zijn serienummer en code genoeg.
find-button = Verder
find-button-open = Serienummer en code typen
field-serial = Serienummer
field-serial-hint = Naast de QR-code
field-k = Code
field-k-hint = De groepjes letters en cijfers onder de QR-code. Hoofdletters, streepjes en spaties maken niet uit.
place-title = Waar u het label vindt
place-picture = De plaats van het label op het product

home-title = Scan het label op uw product
home-lead = De QR-code kent het product en het serienummer. Die hoeft u niet te typen.
home-step-scan = Open de camera van uw telefoon en richt die op de QR-code.
home-step-tap = Tik op de link en vul uw naam en e-mailadres in.
home-step-keep = Bewaar de e-mail die we sturen: garantie, handleidingen en hulp bij elkaar.
home-find = Geen camera? Typ de code
