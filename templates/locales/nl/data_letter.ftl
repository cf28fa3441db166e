# The letter with a link to all of a person’s data, the page behind it, and the desk that sends it.
mail-data-title = Uw gegevens staan klaar
mail-data-intro = ons is gevraagd wat we over u bewaren. Hier is alles.
mail-data-what = De knop opent een pagina met één bestand: wat u ons vertelde, onze brieven aan u en wat er gebeurde. Het gaat over alles onder dit adres.
mail-data-until = De link geldt tot en met { $date }. Vraag ons daarna om een nieuwe.
mail-data-button = Uw gegevens ophalen
mail-data-keep = Wie deze mail heeft, kan ze openen: stuur hem alstublieft niet door.
mail-data-why = U krijgt deze e-mail omdat { $brand } is gevraagd om de gegevens die onder dit adres worden bewaard. Was u dat niet? Dan hoeft u niets te doen: alleen deze mail leidt ernaartoe.
data-letter-what = Eén bestand met alles wat onder { $email } is vastgelegd: wat u ons vertelde, onze brieven aan u en wat er gebeurde.
data-letter-over-title = Deze link werkt niet
data-letter-over-what = Een link naar uw gegevens geldt zeven dagen en eindigt eerder als uw adres verandert of uw gegevens worden gewist.
data-letter-over-again = Vraag ons om een nieuwe. Die komt per e-mail, op het adres waaronder we u kennen.
desk-person = Gegevens van de eigenaar
desk-person-link = Gegevens van de eigenaar: sturen, downloaden, wissen
desk-data-send = De eigenaar de eigen gegevens sturen
desk-data-send-what = Er gaat een brief naar { $email } met een link naar één bestand met dit alles. Alleen die brief bevat de link; hij geldt zeven dagen.
event-data-sent = Link naar alle eigen gegevens naar de eigenaar gestuurd
audit-export = Heeft gegevens van een persoon gedownload
