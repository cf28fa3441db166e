# A scan while the records cannot be reached.
away-title = Al momento non è possibile
away-what = In questo momento non riusciamo a raggiungere i nostri dati: non si può registrare né consultare nulla. Ciò che era già registrato è al sicuro.
away-way-out = Tenga l’etichetta a portata di mano e riprovi tra qualche minuto. La data di acquisto non cambia aspettando.
away-button = Riprova
