# A scan while the records cannot be reached.
away-title = Dat kan nu even niet
away-what = We kunnen onze gegevens op dit moment niet bereiken. Daarom kan er niets worden geregistreerd of opgezocht. Wat al geregistreerd is, is veilig.
away-way-out = Houd het label bij de hand en probeer het over een paar minuten opnieuw. De aankoopdatum verandert niet door te wachten.
away-button = Opnieuw proberen
