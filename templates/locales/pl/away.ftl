# A scan while the records cannot be reached.
away-title = W tej chwili to niemożliwe
away-what = Nie mamy teraz dostępu do naszych danych, więc nie można niczego zarejestrować ani sprawdzić. To, co zarejestrowano wcześniej, jest bezpieczne.
away-way-out = Zachowaj etykietę pod ręką i spróbuj ponownie za kilka minut. Czekanie nie zmienia daty zakupu.
away-button = Spróbuj ponownie
