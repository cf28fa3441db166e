# A photo of receipt or type plate, for a claim or a second-hand request.
photo-helps = Zdjęcie paragonu lub tabliczki znamionowej pomoże nam to sprawdzić.
photo-link = Dodaj zdjęcie
photo-kept-link = Zobacz lub zmień zdjęcie
photo-title = Zdjęcie paragonu lub tabliczki
photo-lead = Pokazuje, że produkt należy do Ciebie. Widzisz je tylko Ty i nasza pomoc.
photo-field = Zdjęcie lub PDF
photo-send = Wyślij zdjęcie
photo-back = Wróć do zgłoszenia
event-photo-sent = Wysłano zdjęcie paragonu lub tabliczki
event-photo-kept = Zdjęcie ze zgłoszenia zachowano jako paragon
claim-photo-receipt = Zdjęcie pokazuje paragon: po uznaniu zostaje przy rejestracji.
audit-photo = Obejrzano zdjęcie do zgłoszenia
