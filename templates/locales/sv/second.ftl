# Kring en registrerad produkt: borttappade länkar, begagnat, säkerhetsmeddelanden, bekräftade önskemål.
registered-mine = Den är min: skicka min länk
ask-title-link = Skicka min länk
ask-lead-link = Skriv adressen du registrerade med. Dit skickar vi länken till din sida.
ask-button-link = Skicka länken
link-sent-title = Titta i din e-post
link-sent-what = Om något är registrerat på adressen är länken på väg. Det kan ta några minuter.
link-sent-not = Kom inget? Titta bland skräpposten eller prova en annan adress.
find-lost = Tappat bort länken till din sida?

ask-title-second = Jag köpte den begagnad
ask-lead-second = Garanti och historik följer produkten. Först frågar vi den som har registrerat den.
ask-button-second = Gör den till min
second-data = Säljaren ser ditt namn, inte din adress. Vi använder båda för att registrera produkten på dig, inget annat.
field-handover = Kod från säljaren (frivilligt)
field-handover-hint = Säljaren hittar den på sin egen sida. Med den är produkten genast din.
error-handover = Koden passar inte, är använd eller har gått ut. Be säljaren om en ny
error-handover-typo = Ett tecken verkar fel. Be säljaren läsa upp koden igen
passing-asked-title = Vi har frågat säljaren
passing-asked-what = Så snart säljaren säger ja är produkten din och du får ett mejl.
passing-asked-until = Inget svar senast { $date }? Då kontrollerar vi själva. Du behöver inte göra något.
passing-refused-title = Säljaren sa nej
passing-refused-what = Säljaren säger att den inte såldes till dig. Om den gjorde det, berätta det så kontrollerar vi.
passing-desk-what = Säljaren svarade inte, så vi kontrollerar själva.

sold-title = Har du sålt den?
sold-what = { $name } säger att din produkt ”{ $product }” nu är hans eller hennes.
sold-what-plain = Någon säger att din produkt ”{ $product }” nu är hans eller hennes.
sold-effect = Om du säger ja upphör din registrering och garantin följer produkten. Köparen får inte veta något om dig.
sold-silent = Utan svar senast { $date } kontrollerar vi själva.
sold-yes = Ja, jag har sålt den
sold-no = Nej
sold-refused-title = Inget ändras
sold-refused-what = Tack. Produkten är fortfarande registrerad på dig.
sold-late-what = Svarstiden är över. Kontakta oss om något är fel.
passed-on-title = Du har lämnat den vidare
passed-on-what = Din registrering har upphört och vi skriver inte mer till dig om produkten.
pass-on-title = Såld eller bortskänkt?
pass-on-lead = Ge den nya ägaren en kod: hen skannar etiketten och skriver in den. Garanti och historik följer produkten, inte dina uppgifter.
pass-on-button = Skapa en kod
pass-on-again = Skapa en ny kod
pass-on-code = Kod till den nya ägaren
pass-on-until = Den gäller en gång, till { $date }.
owner-more = Mer du kan göra
owner-safety = Säkerhetsmeddelanden till en annan adress

ask-title-safety = Bara meddelanden om säkerhet
ask-lead-safety = Vi skriver till adressen om produkten återkallas eller om det finns en säkerhetsvarning, och aldrig annars.
ask-button-safety = Meddela mig
safety-noted-title = Noterat
safety-noted-what = Vi skriver till adressen om det gäller produktens säkerhet. Ett mejl om hur du avslutar det är på väg.
safety-stop-title = Säkerhetsmeddelanden
safety-stop-what = { $email } får säkerhetsmeddelanden om produkten.
safety-stop-button = Avsluta säkerhetsmeddelanden
safety-stopped-title = Avslutat
safety-stopped-what = { $email } får inga fler säkerhetsmeddelanden om produkten.

wish-title = Ett tryck till för erbjudanden och tips
wish-what = Du kryssade i rutan: ”{ $wording }” Bekräfta det, tack.
wish-button = Ja, skicka erbjudanden och tips
field-no-offers = Inga erbjudanden, tack. Annars får { $brand } mejla mig erbjudanden och tips om liknande produkter. Jag kan avsluta det när som helst med ett tryck.

event-transfer-asked = Någon köpte den begagnad; ägaren tillfrågades
event-transfer-refused = Ägaren säger att den inte såldes
event-transfer-silent = Ägaren svarade inte; supporten avgör
event-passed-on = Lämnad till en ny ägare, registrering { $detail } upphörde
event-safety-contact = En adress för säkerhetsmeddelanden lämnades
event-safety-stopped = En adress för säkerhetsmeddelanden togs tillbaka

mail-help-note = Svara på det här mejlet så hjälper vi dig.
mail-link-subject = Din länk
mail-link-title = Vägen till din sida
mail-link-intro = här är länken du bad om.
mail-link-why = Du får mejlet för att någon bad { $brand } om länken till den här adressen. Var det inte du? Då behöver du inte göra något.
mail-sold-button = Svara
mail-sold-why = Du får mejlet för att produkten registrerades hos { $brand } med den här adressen.
mail-asked-intro = du berättade att du har köpt begagnat: { $product }.
mail-passed-intro = en ny ägare har: { $product }.
mail-passed-wrong = Var det inte du som lämnade den vidare? Svara genast på mejlet.
mail-safety-intro = adressen lämnades för säkerhetsmeddelanden om: { $product }.
mail-safety-why = Du får mejlet för att adressen gavs till { $brand } för säkerhetsmeddelanden. Var det inte du? Knappen tar bort den.
mail-digest-title = Flera mejl i ett
mail-digest-intro = flera mejl till dig samlades under ett dygn. Här är de i ett.
mail-digest-more = { $count ->
    [one] Och 1 till.
   *[other] Och { $count } till.
}
mail-digest-why = Du får mejlet för att adressen gavs till { $brand } flera gånger. Var det inte du? Säg till så tar vi bort den.
mail-wish-what = Du kryssade i rutan för erbjudanden och tips. Du får dem först när du bekräftar det här.
mail-offers-why-unasked = Du får erbjudanden för att du registrerade en produkt hos oss och inte tackade nej.
