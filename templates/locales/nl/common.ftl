# Wat alle pagina’s delen. `language-name` en `format-locale` horen bij elke taal.
language-name = Nederlands
format-locale = nl
languages = Taal
skip-to-content = Naar de inhoud
page-description = Registratie, garantie en hulp voor producten van { $brand }.
privacy = Privacy
imprint = Colofon
product = Product
model = Model
serial = Serienummer
reference = Referentie

# Termijnen binnen een uitleg
length-years = { $count ->
    [one] 1 jaar
   *[other] { $count } jaar
}
length-months = { $count ->
    [one] 1 maand
   *[other] { $count } maanden
}
length-days = { $count ->
    [one] 1 dag
   *[other] { $count } dagen
}

# Hulp, één tik ver. Onderwerp en tekst komen in het mailprogramma van de bezoeker.
help-title = Hulp nodig?
help-mail = Mail ons
help-subject-unit = { $product }, serienummer { $serial }
help-subject-owner = { $product }, serienummer { $serial }, referentie { $reference }
help-subject-code = Mijn label opent het formulier niet
help-body-unit =
    Product: { $product } ({ $code })
    Serienummer: { $serial }

    Mijn vraag:
help-body-owner =
    Product: { $product } ({ $code })
    Serienummer: { $serial }
    Referentie: { $reference }

    Mijn vraag:
help-body-code =
    Serienummer: { $serial }

    Dit staat er op het label:
help-body-incident =
    Incident: { $incident }

    Dit was ik aan het doen:

# Fouten
error-title = Fout: { $title }
errors-title = Er klopt iets niet
error-missing-name = Vul uw naam in
error-missing-email = Vul uw e-mailadres in
error-missing-purchased_on = Vul de aankoopdatum in
error-missing-installed_on = Vul de installatiedatum in
error-missing-serial = Vul het serienummer in
error-missing-k = Vul de code van het label in
error-missing = Dit veld is leeg
error-too-long = { $max ->
    [one] Hoogstens 1 teken
   *[other] Hoogstens { $max } tekens
}
error-too-short = { $min ->
    [one] Minstens 1 teken
   *[other] Minstens { $min } tekens
}
error-illegal-character = Hier staat een teken dat niet kan, zoals een regeleinde
error-no-letter = Hier ontbreekt minstens één letter of cijfer
error-not-an-email = Vul een e-mailadres in zoals naam@example.com
error-not-a-date = Vul een datum in zoals 2026-05-31
error-in-future = Deze datum ligt in de toekomst. Vul een datum tot en met vandaag in
error-too-early = Op deze dag was het product nog niet gemaakt. Vul { $earliest } of een latere datum in
error-not-a-choice = Kies een van de opties
error-stale = Dit formulier is te oud of is onderweg gewijzigd. Scan het label opnieuw
error-typo = Eén teken lijkt niet te kloppen. Vergelijk het met het label
error-not-a-code = De code heeft 14 of 15 letters en cijfers. Vergelijk hem met het label
error-not-known = Geen enkel product heeft dit serienummer met deze code. Vergelijk ze allebei met het label

# Waarom een garantieregel zo loopt. Dezelfde zin op pagina, brief, certificaat, desk en in JSON.
reason-purchase = { $length } vanaf de aankoop op { $on }, volgens het aankoopbewijs.
reason-purchase-declared = { $length } vanaf de aankoop op { $on }, zoals opgegeven bij de registratie.
reason-installation = { $length } vanaf de installatie op { $on }.
reason-installation-unknown = { $length } vanaf de aankoop op { $on }, omdat de installatiedatum niet bekend is.
reason-manufacture = { $length } vanaf de productie op { $on }.
reason-manufacture-plus = { $length }, vanaf { $days ->
    [one] 1 dag
   *[other] { $days } dagen
} na de productie op { $on }.
reason-manufacture-unknown = { $length } vanaf de aankoop op { $on }, omdat de productiedatum niet bekend is.
reason-fixed = { $length } vanaf { $on }, dezelfde datum voor elk exemplaar.
reason-latest-start = { $length } vanaf { $latest }, de uiterste begindatum voor een exemplaar van deze leeftijd. Opgegeven is { $declared }; een aankoopbewijs kan dit veranderen.

# Wat de kop van een exemplaar zegt
cover-until = Garantie tot en met { $date }
cover-first = Eindigt als eerste: { $what }, op { $date }.
cover-starts = Garantie vanaf { $date }
cover-ended = Garantie afgelopen op { $date }
cover-unknown = Geen garantie bekend
covered-month = Garantie tot in { $month }
ended-month = Garantie afgelopen in { $month }
line-active = tot en met { $date }
line-waiting = { $date } tot en met { $until }
line-ended = afgelopen op { $date }

# Waarom een aanbieding verschijnt
offer-why-product = dit past bij uw { $product }.
offer-why-serials = dit past bij uw { $product } en de serie ervan.

# Problemen
problem-incident = Als u ons hierover schrijft, vermeld dan
problem-400-title = Deze aanvraag was niet te lezen
problem-400-what = Wat hier aankwam, is niet volledig.
problem-400-way-out = Ga terug, laad de pagina opnieuw en probeer het nog eens. Of scan het label opnieuw.
problem-403-title = U hebt hier geen toegang
problem-403-what = Voor deze pagina is een ander recht nodig, of het formulier stond te lang open.
problem-403-way-out = Ga terug, laad de pagina opnieuw en probeer het nog eens.
problem-404-title = Deze pagina bestaat niet
problem-404-what = Misschien zit er een typefout in het adres, of is de link door een nieuwere vervangen.
problem-404-way-out = Scan het label op uw product opnieuw. In onze laatste e-mail aan u staat de link die werkt.
problem-405-title = Dat werkt hier niet
problem-405-what = Dit adres kan zo niet worden gebruikt.
problem-405-way-out = Ga terug en gebruik de knoppen op de pagina.
problem-408-title = Dat duurde te lang
problem-408-what = De verbinding was te traag en er is niets opgeslagen.
problem-408-way-out = Controleer uw verbinding en verstuur het formulier opnieuw.
problem-413-title = Dat is te groot
problem-413-what = Wat u stuurde, is groter dan wij aannemen. Er is niets opgeslagen.
problem-413-way-out = Ga terug, maak het korter en verstuur het opnieuw.
problem-422-title = Er klopt iets niet
problem-422-what = Iets in het formulier is niet juist.
problem-422-way-out = Ga terug, controleer de velden en verstuur het formulier opnieuw.
problem-429-title = Te veel pogingen
problem-429-what = Vanaf uw verbinding kwamen in korte tijd heel veel aanvragen.
problem-429-way-out = Wacht tien minuten en probeer het nog eens.
problem-500-title = Er ging bij ons iets stuk
problem-500-what = Dit is onze fout, en die is vastgelegd.
problem-500-way-out = Probeer het over een paar minuten nog eens. Wat u al hebt geregistreerd, is veilig.
problem-full-title = We hebben nu geen ruimte meer
problem-full-what = De schijf van onze server is vol, dus er is niets opgeslagen.
problem-full-way-out = Dit is genoteerd. Verstuur het later opnieuw. Niets wordt dubbel geregistreerd.
problem-503-title = Het is even druk
problem-503-what = Uw aanvraag kon op dit moment niet worden opgeslagen.
problem-503-way-out = Verstuur hem over een minuut opnieuw. Niets wordt dubbel geregistreerd.
