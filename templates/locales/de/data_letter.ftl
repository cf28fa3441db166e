# The letter with a link to all of a person’s data, the page behind it, and the desk that sends it.
mail-data-title = Ihre Daten sind bereit
mail-data-intro = wir wurden gefragt, was wir über Sie gespeichert haben. Hier ist alles.
mail-data-what = Der Knopf öffnet eine Seite mit einer Datei: Ihre Angaben, unsere Briefe an Sie und was geschah. Sie umfasst alles unter dieser Adresse.
mail-data-until = Der Link gilt bis { $date }. Danach bitten Sie uns um einen neuen.
mail-data-button = Ihre Daten abholen
mail-data-keep = Wer diese Mail hat, kann sie öffnen: Bitte leiten Sie sie nicht weiter.
mail-data-why = Sie bekommen diese E-Mail, weil { $brand } um die unter dieser Adresse gespeicherten Daten gebeten wurde. Das waren nicht Sie? Dann müssen Sie nichts tun: Nur diese Mail führt dorthin.
data-letter-what = Eine Datei mit allem, was unter { $email } gespeichert ist: Ihre Angaben, unsere Briefe an Sie und was geschah.
data-letter-over-title = Dieser Link funktioniert nicht
data-letter-over-what = Ein Link zu Ihren Daten gilt sieben Tage und endet früher, wenn sich Ihre Adresse ändert oder Ihre Daten gelöscht werden.
data-letter-over-again = Bitten Sie uns um einen neuen. Er kommt per Mail an die Adresse, unter der wir Sie kennen.
desk-person = Daten des Besitzers
desk-person-link = Daten des Besitzers: senden, herunterladen, löschen
desk-data-send = Dem Besitzer seine Daten senden
desk-data-send-what = Ein Brief mit einem Link zu einer Datei mit alldem geht an { $email }. Nur dieser Brief enthält den Link; er gilt sieben Tage.
event-data-sent = Link zu allen eigenen Daten an den Besitzer gesendet
audit-export = Hat Daten einer Person heruntergeladen
