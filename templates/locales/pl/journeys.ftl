# Letters of a journey: getting started, is all well, cover ends.

mail-start-subject = Pierwsze kroki: { $product }
mail-start-title = Dobry początek
mail-start-intro = jeszcze raz dziękujemy za wybór produktu: { $product }. Oto, co pomaga w pierwszych dniach.
mail-start-what = Na Twojej stronie jest wszystko w jednym miejscu: instrukcje, gwarancja, paragon i pomoc. Coś nie działa jak należy? Odpowiedz na ten e-mail.
mail-check-subject = Czy wszystko w porządku? { $product }
mail-check-title = Czy wszystko w porządku?
mail-check-intro = masz go już od pewnego czasu: { $product }.
mail-check-person = Nazywam się { $person } i w { $brand } odpowiadam za Twój produkt.
mail-check-team = W { $brand } za Twój produkt odpowiada człowiek.
mail-check-what = Jeśli coś jest nie tak, odpowiedz na ten e-mail. Czyta go człowiek, nie maszyna. Jeśli wszystko w porządku, nie musisz nic robić.
mail-ends-subject = Gwarancja kończy się { $date }: { $product }
mail-ends-title = Gwarancja do { $date }
mail-ends-intro = wkrótce kończy się gwarancja na Twój produkt: { $product }.
mail-ends-what = Na Twojej stronie jest napisane, co jest do tego czasu objęte gwarancją. Coś jest nie tak? Powiedz nam przed tym dniem.
