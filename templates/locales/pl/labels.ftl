# Słowa drukowane na etykiecie. Krótkie: mają 20 milimetrów.
label-call = Zeskanuj i zarejestruj. Gwarancja jest tutaj.
label-model = Model
label-serial = Nr ser.
label-typed = Kod
label-units = Sztuk
label-first = Pierwszy
label-last = Ostatni
label-batch = Partia
label-made = Produkcja
label-place = Etykieta: { $place }
calibrate-title = Kalibracja: { $stock }
calibrate-print = 1. Wydrukuj tę stronę na zwykłym papierze w skali 100%, bez „dopasowania do strony”.
calibrate-offset = 2. W każdym rogu jest krzyżyk, { $cross } mm od obu krawędzi papieru. Zmierz lewy górny od lewej i od górnej krawędzi. To, czego brakuje, wpisz do [labels] offset_mm = [w prawo, w dół] w ustawieniach, a nadmiar z minusem: 18.5 mm od lewej daje 1.5. Tę stronę wydrukowano z { $offset }: dodaj różnicę do tej wartości.
calibrate-scale = 3. Zmierz linijki od 0 do 100 mm. Jeśli górna ma 99 mm, wpisz scale = [1.010, 1.0]; druga liczba dotyczy linijki pionowej. Tę stronę wydrukowano z { $scale }.
calibrate-check = 4. Wydrukuj ponownie, połóż stronę na arkuszu etykiet i obejrzyj pod światło: obrysy i etykiety się pokrywają.
