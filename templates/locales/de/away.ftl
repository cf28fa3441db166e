# A scan while the records cannot be reached.
away-title = Im Augenblick nicht möglich
away-what = Wir erreichen unsere Daten gerade nicht. Deshalb lässt sich jetzt nichts registrieren und nichts nachsehen. Was schon registriert ist, ist sicher.
away-way-out = Halten Sie das Etikett bereit und versuchen Sie es in ein paar Minuten noch einmal. Ihr Kaufdatum ändert sich durch das Warten nicht.
away-button = Noch einmal versuchen
