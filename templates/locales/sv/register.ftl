# Formuläret och sidorna för alla som har en etikett framför sig.
form-title = Registrera din produkt
form-lead = Namn och e-post räcker. Resten vet vi från etiketten.
form-button = Registrera
form-waits = Sparat på den här telefonen. Det skickas så snart nätet är tillbaka; låt gärna sidan vara öppen.
form-data = Vi använder ditt namn och din e-postadress för att bekräfta registreringen och för att kunna nå dig om den här produktens säkerhet. Inte till något annat, om du inte kryssar i rutan.
form-warranty = Din garanti beror inte på det här formuläret. Du har samma rättigheter även om du inte registrerar dig.
field-name = Ditt namn
field-email = E-post
field-email-hint = Dit skickar vi din garanti och din länk.
email-meant = Menade du { $email }?
field-purchased = Inköpsdatum
field-purchased-hint = Som på kvittot
field-installed = Installationsdatum (valfritt)
field-installed-hint = En del av garantin börjar den dagen.
field-dealer = Var köpte du produkten? (valfritt)
field-dealer-none = Finns inte i listan
field-dealer-known = Köpt hos
field-offers = Ja, { $brand } får mejla mig erbjudanden och tips för den här produkten. Det kan jag avsluta med ett klick.

registered-title = Den här produkten är registrerad
registered-yours = Är den din?

unproven-missing-title = Koden är inte fullständig
unproven-missing-what = Adressen öppnades utan den sista delen av koden, så vi kan inte se om den kommer från en etikett.
unproven-wrong-title = Koden stämmer inte
unproven-wrong-what = Serienumret och koden hör inte ihop. Oftast är det ett enda tecken som har blivit fel.
unproven-unknown-title = Vi känner inte till den här produkten
unproven-unknown-what = Koden kommer inte från någon av våra etiketter, eller så finns produkten inte i vår lista än.
unproven-next = Så här kan du göra
unproven-step-scan = Skanna etiketten igen, rakt uppifrån och i bra ljus.
unproven-step-type = Eller skriv in serienumret och koden så som de står på etiketten.
unproven-step-ask = Går det fortfarande inte? Kontakta oss. En bild på etiketten är till hjälp.

void-title = Den här etiketten gäller inte längre
void-what = Den har dragits tillbaka, eller så har produkten tagits ur bruk.
void-replaced = Produkten har ersatts av den med serienummer { $serial }. Skanna etiketten på den.
void-way-out = Har du produkten framför dig? Kontakta oss, så tar vi reda på vad som har hänt.

find-title = Skriv in det som står på etiketten
find-lead = Om det inte går att skanna räcker det med serienummer och kod.
find-button = Fortsätt
find-button-open = Skriv in serienummer och kod
field-serial = Serienummer
field-serial-hint = Bredvid QR-koden
field-k = Kod
field-k-hint = Grupperna av bokstäver och siffror under QR-koden. Stora eller små bokstäver, streck och mellanslag spelar ingen roll.
place-title = Här sitter etiketten
place-picture = Etikettens plats på produkten

home-title = Skanna etiketten på din produkt
home-lead = QR-koden känner till produkten och serienumret, så du slipper skriva in dem.
home-step-scan = Öppna kameran i mobilen och rikta den mot QR-koden.
home-step-tap = Tryck på länken och fyll i namn och e-post.
home-step-keep = Spara mejlet vi skickar: garanti, manualer och hjälp på ett ställe.
home-find = Ingen kamera? Skriv in koden
