# Brieven. Een onderwerp heeft hoogstens 50 tekens.
mail-confirmation-subject = Geregistreerd: { $product }
mail-confirmation-preview = { $headline }. Referentie { $reference }.
mail-hello = Beste { $name },
mail-hello-plain = Goedendag,
mail-confirmation-intro = Uw { $product } is geregistreerd.
mail-confirmation-button = Mijn garantiepagina openen
mail-confirmation-keep = Bewaar deze e-mail. De knop opent uw eigen pagina zonder wachtwoord: garantie, handleidingen, hulp.
mail-cover-title = Uw garantie
mail-manuals-title = Handleidingen en uitleg
mail-offers-title = Past bij uw { $product }
mail-offers-why = U krijgt aanbiedingen omdat u bij de registratie het vakje hebt aangevinkt.
mail-offers-stop = E-mails met aanbiedingen stoppen
mail-help-title = Hulp nodig?
mail-help = Beantwoord deze e-mail of bel ons. Houd serienummer en referentie bij de hand.
mail-help-write = Beantwoord deze e-mail. Houd serienummer en referentie bij de hand.
mail-why = U krijgt deze e-mail omdat dit adres is opgegeven bij de registratie van een product van { $brand }. Was u dat niet? Laat het ons weten, dan verwijderen we het.
