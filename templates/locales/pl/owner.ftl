# Własne strony właściciela: gwarancja, instrukcje, oferty, zgody na e-maile.
owner-registered = Zarejestrowano
owner-done = Dziękujemy, to wszystko.
owner-mail = Potwierdzenie jest w drodze na adres { $email }.
owner-mailed = Potwierdzenie wysłaliśmy na adres { $email }.
owner-unit = Twój produkt
cover-title = Twoja gwarancja
cover-none = Dla tego produktu nie ma tu żadnej gwarancji producenta. Nie narusza to Twoich praw ustawowych.
manuals-title = Instrukcje i poradniki
offers-title = Pasuje do Twojego produktu
offer-why = Dlaczego to widzisz: { $why }
offer-button = Zobacz szczegóły
offer-see = Zobacz szczegóły: { $title }

preferences-title = E-maile z ofertami i poradami
preferences-saved-title = Zapisano
preferences-on = Otrzymujesz e-maile z ofertami i poradami do swojego produktu.
preferences-off = Nie otrzymujesz e-maili z ofertami.
preferences-now-on = Od teraz będziesz otrzymywać oferty i porady do swojego produktu.
preferences-now-off = Nie będziesz już otrzymywać e-maili z ofertami. Zmiana działa od razu.
preferences-kept = E-maile o rejestracji i bezpieczeństwie produktu będą przychodzić zawsze.
preferences-stop = Zrezygnuj z tych e-maili
preferences-start = Chcę otrzymywać oferty i porady
