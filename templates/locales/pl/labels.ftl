# Słowa drukowane na etykiecie. Krótkie: mają 20 milimetrów.
label-call = Zeskanuj i zarejestruj. Gwarancja jest tutaj.
label-model = Model
label-serial = Nr ser.
label-typed = Kod
