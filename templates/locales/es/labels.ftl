# Palabras impresas en la etiqueta. Cortas: tienen 20 milímetros.
label-call = Escanee y registre. Su garantía empieza aquí.
label-model = Modelo
label-serial = N.º serie
label-typed = Código
label-units = Unidades
label-first = Primero
label-last = Último
label-batch = Lote
label-made = Fabricado
label-place = La etiqueta: { $place }
calibrate-title = Calibración: { $stock }
calibrate-print = 1. Imprima esta página en papel normal al 100 %, sin «ajustar a la página».
calibrate-offset = 2. Cada esquina tiene una cruz, a { $cross } mm de ambos bordes del papel. Mida la superior izquierda desde el borde izquierdo y el superior. Lo que falta va en [labels] offset_mm = [derecha, abajo] de los ajustes; lo que sobra, con un menos: 18.5 mm desde la izquierda da 1.5. Esta página se imprimió con { $offset }: súmelo a eso.
calibrate-scale = 3. Mida las reglas de 0 a 100 mm. Si la superior mide 99 mm, escriba scale = [1.010, 1.0]; el segundo número es el de la regla vertical. Esta página se imprimió con { $scale }.
calibrate-check = 4. Imprima otra vez, ponga la página sobre una hoja de etiquetas y mírelas a contraluz: los contornos y las etiquetas coinciden.
