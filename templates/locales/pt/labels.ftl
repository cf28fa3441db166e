# Palavras impressas na etiqueta. Curtas: têm 20 milímetros.
label-call = Leia o QR e registre. A garantia começa aqui.
label-model = Modelo
label-serial = N.º série
label-typed = Código
label-units = Unidades
label-first = Primeiro
label-last = Último
label-batch = Lote
label-made = Fabrico
label-place = A etiqueta: { $place }
calibrate-title = Calibração: { $stock }
calibrate-print = 1. Imprima esta página em papel comum a 100 %, sem «ajustar à página».
calibrate-offset = 2. Cada canto tem uma cruz, a { $cross } mm das duas bordas do papel. Meça a de cima à esquerda a partir da borda esquerda e da superior. O que falta vai para [labels] offset_mm = [direita, baixo] das definições; o que sobra, com um menos: 18.5 mm a partir da esquerda dá 1.5. Esta página foi impressa com { $offset }: some a diferença a esse valor.
calibrate-scale = 3. Meça as réguas de 0 a 100 mm. Se a de cima medir 99 mm, escreva scale = [1.010, 1.0]; o segundo número é o da régua vertical. Esta página foi impressa com { $scale }.
calibrate-check = 4. Imprima de novo, ponha a página sobre uma folha de etiquetas e veja-as em contraluz: contornos e etiquetas coincidem.
