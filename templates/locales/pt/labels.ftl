# Palavras impressas na etiqueta. Curtas: têm 20 milímetros.
label-call = Leia o QR e registre. A garantia começa aqui.
label-model = Modelo
label-serial = N.º série
label-typed = Código
