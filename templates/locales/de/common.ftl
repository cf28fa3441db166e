# Was alle Seiten teilen. `language-name` und `format-locale` gehören zu jeder Sprache.
language-name = Deutsch
format-locale = de
languages = Sprache
skip-to-content = Zum Inhalt
page-description = Registrierung, Garantie und Hilfe für Produkte von { $brand }.
privacy = Datenschutz
imprint = Impressum
product = Produkt
model = Modell
serial = Seriennummer
reference = Referenz

# Zeiträume innerhalb einer Begründung
length-years = { $count ->
    [one] 1 Jahr
   *[other] { $count } Jahre
}
length-months = { $count ->
    [one] 1 Monat
   *[other] { $count } Monate
}
length-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}

# Hilfe, einen Fingertipp entfernt. Betreff und Text kommen ins Mailprogramm der Besucher.
help-title = Brauchen Sie Hilfe?
help-mail = Schreiben Sie uns
help-subject-unit = { $product }, Seriennummer { $serial }
help-subject-owner = { $product }, Seriennummer { $serial }, Referenz { $reference }
help-subject-code = Mein Etikett öffnet das Formular nicht
help-body-unit =
    Produkt: { $product } ({ $code })
    Seriennummer: { $serial }

    Meine Frage:
help-body-owner =
    Produkt: { $product } ({ $code })
    Seriennummer: { $serial }
    Referenz: { $reference }

    Meine Frage:
help-body-code =
    Seriennummer: { $serial }

    Das steht auf dem Etikett:
help-body-incident =
    Vorfall: { $incident }

    Das habe ich getan:

# Fehler
error-title = Fehler: { $title }
errors-title = Da stimmt etwas nicht
error-missing-name = Geben Sie Ihren Namen ein
error-missing-email = Geben Sie Ihre E-Mail-Adresse ein
error-missing-purchased_on = Geben Sie das Kaufdatum ein
error-missing-installed_on = Geben Sie das Datum des Einbaus ein
error-missing-serial = Geben Sie die Seriennummer ein
error-missing-k = Geben Sie den Code vom Etikett ein
error-missing = Dieses Feld ist leer
error-too-long = { $max ->
    [one] Höchstens 1 Zeichen
   *[other] Höchstens { $max } Zeichen
}
error-too-short = { $min ->
    [one] Mindestens 1 Zeichen
   *[other] Mindestens { $min } Zeichen
}
error-illegal-character = Hier steht ein Zeichen, das nicht geht, zum Beispiel ein Zeilenumbruch
error-no-letter = Hier fehlt mindestens ein Buchstabe oder eine Ziffer
error-not-an-email = Geben Sie eine E-Mail-Adresse wie name@example.com ein
error-not-a-date = Geben Sie ein Datum wie 2026-05-31 ein
error-in-future = Dieses Datum liegt in der Zukunft. Geben Sie ein Datum bis heute ein
error-too-early = An diesem Tag gab es das Produkt noch nicht. Geben Sie den { $earliest } oder einen späteren Tag ein
error-not-a-choice = Wählen Sie eine der Möglichkeiten
error-stale = Dieses Formular ist zu alt oder wurde unterwegs verändert. Scannen Sie das Etikett noch einmal
error-typo = Ein Zeichen scheint falsch zu sein. Vergleichen Sie es mit dem Etikett
error-not-a-code = Der Code hat 14 oder 15 Buchstaben und Ziffern. Vergleichen Sie ihn mit dem Etikett
error-not-known = Kein Produkt trägt diese Seriennummer mit diesem Code. Vergleichen Sie beides mit dem Etikett

# Warum eine Garantiezeile so läuft. Derselbe Satz auf Seite, Brief, Urkunde, am Desk und in JSON.
reason-purchase = { $length } ab dem Kauf am { $on }, durch den Beleg nachgewiesen.
reason-purchase-declared = { $length } ab dem Kauf am { $on }, wie bei der Registrierung angegeben.
reason-installation = { $length } ab dem Einbau am { $on }.
reason-installation-unknown = { $length } ab dem Kauf am { $on }, weil kein Datum des Einbaus bekannt ist.
reason-manufacture = { $length } ab der Herstellung am { $on }.
reason-manufacture-plus = { $length }, beginnend { $days ->
    [one] 1 Tag
   *[other] { $days } Tage
} nach der Herstellung am { $on }.
reason-manufacture-unknown = { $length } ab dem Kauf am { $on }, weil kein Datum der Herstellung bekannt ist.
reason-fixed = { $length } ab dem { $on }, derselbe Tag für alle Geräte.
reason-latest-start = { $length } ab dem { $latest }, dem spätesten Beginn für ein Gerät dieses Alters. Angegeben wurde der { $declared }; ein Beleg kann das ändern.

# Was die Überschrift eines Geräts sagt
cover-until = Garantie bis { $date }
cover-first = Zuerst endet: { $what }, am { $date }.
cover-starts = Garantie ab { $date }
cover-ended = Garantie endete am { $date }
cover-unknown = Keine Garantie verzeichnet
covered-month = Garantie bis { $month }
ended-month = Garantie endete im { $month }
line-active = bis { $date }
line-waiting = { $date } bis { $until }
line-ended = endete am { $date }

# Warum ein Angebot erscheint
offer-why-product = es passt zu Ihrem Produkt: { $product }.
offer-why-serials = es passt zu Ihrem Produkt und seiner Serie: { $product }.

# Probleme
problem-incident = Wenn Sie uns dazu schreiben, nennen Sie
problem-400-title = Diese Anfrage war nicht lesbar
problem-400-what = Was hier ankam, ist nicht vollständig.
problem-400-way-out = Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal. Oder scannen Sie das Etikett erneut.
problem-403-title = Das ist für Sie nicht offen
problem-403-what = Diese Seite braucht ein anderes Recht, oder das Formular war zu lange offen.
problem-403-way-out = Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.
problem-404-title = Diese Seite gibt es nicht
problem-404-what = Vielleicht ist die Adresse vertippt, oder ein neuerer Link hat diesen ersetzt.
problem-404-way-out = Scannen Sie das Etikett auf Ihrem Produkt noch einmal. Unsere neueste E-Mail an Sie enthält den gültigen Link.
problem-405-title = Das geht hier nicht
problem-405-what = Diese Adresse lässt sich so nicht benutzen.
problem-405-way-out = Gehen Sie zurück und benutzen Sie die Schaltflächen der Seite.
problem-408-title = Das hat zu lange gedauert
problem-408-what = Die Verbindung war zu langsam, und nichts wurde gespeichert.
problem-408-way-out = Prüfen Sie Ihre Verbindung und senden Sie das Formular noch einmal.
problem-413-title = Das ist zu groß
problem-413-what = Was Sie gesendet haben, ist größer als erlaubt, und nichts wurde gespeichert.
problem-413-way-out = Gehen Sie zurück, kürzen Sie es und senden Sie es noch einmal.
problem-422-title = Damit geht es nicht
problem-422-what = Etwas in dem Formular passt nicht.
problem-422-way-out = Gehen Sie zurück, prüfen Sie die Felder und senden Sie das Formular noch einmal.
problem-429-title = Zu viele Versuche
problem-429-what = Von Ihrem Anschluss kamen in kurzer Zeit sehr viele Anfragen.
problem-429-way-out = Warten Sie zehn Minuten und versuchen Sie es noch einmal.
problem-500-title = Bei uns ist etwas kaputtgegangen
problem-500-what = Das ist unser Fehler, und er ist notiert.
problem-500-way-out = Versuchen Sie es in ein paar Minuten noch einmal. Was Sie schon registriert haben, ist sicher.
problem-full-title = Bei uns ist gerade kein Platz mehr
problem-full-what = Die Festplatte unseres Servers ist voll, deshalb wurde nichts gespeichert.
problem-full-way-out = Das ist vermerkt. Senden Sie es später noch einmal. Nichts wird doppelt registriert.
problem-503-title = Gerade ist viel los
problem-503-what = Ihre Anfrage konnte im Augenblick nicht gespeichert werden.
problem-503-way-out = Senden Sie sie in einer Minute noch einmal. Nichts wird doppelt registriert.
