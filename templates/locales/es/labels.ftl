# Palabras impresas en la etiqueta. Cortas: tienen 20 milímetros.
label-call = Escanee y registre. Su garantía empieza aquí.
label-model = Modelo
label-serial = N.º serie
label-typed = Código
