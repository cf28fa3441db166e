# Det som alla sidor delar. `language-name` och `format-locale` hör till varje språk.
language-name = Svenska
format-locale = sv
languages = Språk
skip-to-content = Hoppa till innehållet
page-description = Registrering, garanti och hjälp för produkter från { $brand }.
privacy = Integritetspolicy
imprint = Företagsinformation
product = Produkt
model = Modell
serial = Serienummer
reference = Referens

# Tidslängder i en motivering
length-years = { $count ->
    [one] 1 år
   *[other] { $count } år
}
length-months = { $count ->
    [one] 1 månad
   *[other] { $count } månader
}
length-days = { $count ->
    [one] 1 dag
   *[other] { $count } dagar
}

# Hjälp, ett tryck bort. Ämne och text hamnar i besökarens eget mejlprogram.
help-title = Behöver du hjälp?
help-mail = Skriv till oss
help-subject-unit = { $product }, serienummer { $serial }
help-subject-owner = { $product }, serienummer { $serial }, referens { $reference }
help-subject-code = Min etikett öppnar inte formuläret
help-body-unit =
    Produkt: { $product } ({ $code })
    Serienummer: { $serial }

    Min fråga:
help-body-owner =
    Produkt: { $product } ({ $code })
    Serienummer: { $serial }
    Referens: { $reference }

    Min fråga:
help-body-code =
    Serienummer: { $serial }

    Det här står på etiketten:
help-body-incident =
    Felreferens: { $incident }

    Det här gjorde jag:

# Fel
error-title = Fel: { $title }
errors-title = Något stämmer inte
error-missing-name = Ange ditt namn
error-missing-email = Ange din e-postadress
error-missing-purchased_on = Ange inköpsdatum
error-missing-installed_on = Ange installationsdatum
error-missing-serial = Ange serienumret
error-missing-k = Ange koden från etiketten
error-missing = Fältet är tomt
error-too-long = { $max ->
    [one] Använd högst 1 tecken
   *[other] Använd högst { $max } tecken
}
error-too-short = { $min ->
    [one] Använd minst 1 tecken
   *[other] Använd minst { $min } tecken
}
error-illegal-character = Här finns ett tecken som inte går att använda, till exempel en radbrytning
error-no-letter = Här behövs minst en bokstav eller siffra
error-not-an-email = Ange en e-postadress i stil med namn@example.com
error-not-a-date = Ange ett datum i stil med 2026-05-31
error-in-future = Datumet ligger i framtiden. Ange dagens datum eller ett tidigare
error-too-early = Den dagen var produkten inte tillverkad än. Ange { $earliest } eller ett senare datum
error-not-a-choice = Välj ett av alternativen
error-stale = Formuläret är för gammalt eller har ändrats på vägen. Skanna etiketten igen
error-typo = Ett tecken ser ut att vara fel. Jämför med etiketten
error-not-a-code = Koden har 14 eller 15 bokstäver och siffror. Jämför med etiketten
error-not-known = Ingen produkt har det här serienumret och den här koden. Jämför båda med etiketten

# Varför en garantirad gäller som den gör. Samma mening på sida, i brev, på intyg, i supporten och i JSON.
reason-purchase = { $length } från köpet den { $on }, styrkt med kvitto.
reason-purchase-declared = { $length } från köpet den { $on }, enligt uppgift vid registreringen.
reason-installation = { $length } från installationen den { $on }.
reason-installation-unknown = { $length } från köpet den { $on }, eftersom installationsdatumet inte är känt.
reason-manufacture = { $length } från tillverkningen den { $on }.
reason-manufacture-plus = { $length }, med början { $days ->
    [one] 1 dag
   *[other] { $days } dagar
} efter tillverkningen den { $on }.
reason-manufacture-unknown = { $length } från köpet den { $on }, eftersom tillverkningsdatumet inte är känt.
reason-fixed = { $length } från den { $on }, samma dag för alla exemplar.
reason-latest-start = { $length } från den { $latest }, som är senaste möjliga start för en produkt av den här åldern. Uppgivet datum: { $declared }. Ett kvitto kan ändra detta.

# Rubriken för en produkt
cover-until = Garanti till och med { $date }
cover-first = Upphör först: { $what }, den { $date }.
cover-starts = Garanti från och med { $date }
cover-ended = Garantin gick ut den { $date }
cover-unknown = Ingen garanti noterad
covered-month = Garanti till { $month }
ended-month = Garantin gick ut i { $month }
line-active = till och med { $date }
line-waiting = { $date } till { $until }
line-ended = gick ut den { $date }

# Varför ett erbjudande visas
offer-why-product = det passar till din produkt, { $product }.
offer-why-serials = det passar till din produkt, { $product }, och dess serie.

# Problem
problem-incident = Om du skriver till oss om detta, ange
problem-400-title = Det gick inte att läsa begäran
problem-400-what = Det som kom fram är inte fullständigt.
problem-400-way-out = Gå tillbaka, ladda om sidan och försök igen. Eller skanna etiketten en gång till.
problem-403-title = Du har inte tillgång till det här
problem-403-what = Sidan kräver en annan behörighet, eller så har formuläret varit öppet för länge.
problem-403-way-out = Gå tillbaka, ladda om sidan och försök igen.
problem-404-title = Sidan finns inte
problem-404-what = Adressen kan vara felskriven, eller så har länken ersatts av en nyare.
problem-404-way-out = Skanna etiketten på produkten igen. Länken som fungerar finns i vårt senaste mejl till dig.
problem-405-title = Det går inte här
problem-405-what = Adressen kan inte användas på det sättet.
problem-405-way-out = Gå tillbaka och använd knapparna på sidan.
problem-408-title = Det tog för lång tid
problem-408-what = Anslutningen var för långsam och ingenting sparades.
problem-408-way-out = Kontrollera anslutningen och skicka formuläret igen.
problem-413-title = Det är för stort
problem-413-what = Det du skickade är större än vi kan ta emot, och ingenting sparades.
problem-413-way-out = Gå tillbaka, korta ner det och skicka igen.
problem-422-title = Uppgifterna gick inte att använda
problem-422-what = Något i formuläret stämmer inte.
problem-422-way-out = Gå tillbaka, kontrollera fälten och skicka formuläret igen.
problem-429-title = För många försök
problem-429-what = Det kom väldigt många förfrågningar från din anslutning på kort tid.
problem-429-way-out = Vänta tio minuter och försök igen.
problem-500-title = Något gick sönder hos oss
problem-500-what = Det är vårt fel, och det har noterats.
problem-500-way-out = Försök igen om några minuter. Det du redan har registrerat finns kvar.
problem-full-title = Vi har ingen plats kvar just nu
problem-full-what = Disken i vår server är full, så inget har sparats.
problem-full-way-out = Det har noterats. Skicka igen senare. Inget registreras två gånger.
problem-503-title = Vi har mycket att göra just nu
problem-503-what = Din begäran kunde inte sparas just nu.
problem-503-way-out = Skicka den igen om en minut. Ingenting registreras två gånger.
