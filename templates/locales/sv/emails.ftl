# Brev. En ämnesrad har högst 50 tecken.
mail-confirmation-subject = Registrerad: { $product }
mail-confirmation-preview = { $headline }. Referens { $reference }.
mail-hello = Hej { $name }!
mail-hello-plain = Hej!
mail-confirmation-intro = Din produkt är registrerad: { $product }.
mail-confirmation-button = Öppna din garantisida
mail-confirmation-keep = Spara det här mejlet. Knappen öppnar din egen sida utan lösenord: garanti, manualer, hjälp.
mail-cover-title = Din garanti
mail-manuals-title = Manualer och guider
mail-offers-title = Passar till { $product }
mail-offers-why = Du får erbjudanden eftersom du kryssade i rutan när du registrerade dig.
mail-offers-stop = Avsluta mejl med erbjudanden
mail-help-title = Behöver du hjälp?
mail-help = Svara på det här mejlet eller ring oss. Ha serienumret och referensen till hands.
mail-help-write = Svara på det här mejlet. Ha serienumret och referensen till hands.
mail-why = Du får det här mejlet eftersom den här adressen angavs när en produkt från { $brand } registrerades. Var det inte du? Hör av dig, så tar vi bort den.
