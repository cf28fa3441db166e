# Listy. Temat ma najwyżej 50 znaków.
mail-confirmation-subject = Zarejestrowano: { $product }
mail-confirmation-preview = { $headline }. Numer rejestracji { $reference }.
mail-hello = Dzień dobry, { $name }!
mail-hello-plain = Dzień dobry!
mail-confirmation-intro = Twój produkt jest zarejestrowany: { $product }.
mail-confirmation-button = Otwórz stronę gwarancji
mail-confirmation-keep = Zachowaj ten e-mail. Przycisk otwiera Twoją własną stronę bez hasła: gwarancja, instrukcje, pomoc.
mail-cover-title = Twoja gwarancja
mail-manuals-title = Instrukcje i poradniki
mail-offers-title = Pasuje do Twojego produktu: { $product }
mail-offers-why = Otrzymujesz oferty, ponieważ przy rejestracji zaznaczono zgodę.
mail-offers-stop = Zrezygnuj z e-maili z ofertami
mail-help-title = Potrzebujesz pomocy?
mail-help = Odpowiedz na ten e-mail lub zadzwoń. Przygotuj numer seryjny i numer rejestracji.
mail-help-write = Odpowiedz na ten e-mail. Przygotuj numer seryjny i numer rejestracji.
mail-why = Otrzymujesz ten e-mail, ponieważ ten adres podano przy rejestracji produktu marki { $brand }. To pomyłka? Daj nam znać, a usuniemy adres.
