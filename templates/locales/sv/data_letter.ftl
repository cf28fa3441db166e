# The letter with a link to all of a person’s data, the page behind it, and the desk that sends it.
mail-data-title = Dina uppgifter är klara
mail-data-intro = vi har fått frågan vad vi har sparat om dig. Här är allt.
mail-data-what = Knappen öppnar en sida med en fil: det du har uppgett, våra brev till dig och vad som hänt. Den gäller allt under den här adressen.
mail-data-until = Länken gäller till och med { $date }. Be oss om en ny därefter.
mail-data-button = Hämta dina uppgifter
mail-data-keep = Den som har det här mejlet kan öppna dem: vidarebefordra det inte.
mail-data-why = Du får det här mejlet eftersom { $brand } har ombetts lämna ut de uppgifter som finns under den här adressen. Var det inte du? Då behöver du inte göra något: bara det här mejlet leder dit.
data-letter-what = En fil med allt som finns sparat under { $email }: det du har uppgett, våra brev till dig och vad som hänt.
data-letter-over-title = Den här länken fungerar inte
data-letter-over-what = En länk till dina uppgifter gäller i sju dagar och upphör tidigare om din adress ändras eller dina uppgifter raderas.
data-letter-over-again = Be oss om en ny. Den kommer med e-post till den adress vi känner dig under.
desk-person = Ägarens uppgifter
desk-person-link = Ägarens uppgifter: skicka, ladda ner, radera
desk-data-send = Skicka ägaren sina uppgifter
desk-data-send-what = Ett brev går till { $email } med en länk till en fil med allt detta. Bara det brevet har länken; den gäller i sju dagar.
event-data-sent = Länk till alla sina uppgifter skickad till ägaren
audit-export = Laddade ner en persons uppgifter
