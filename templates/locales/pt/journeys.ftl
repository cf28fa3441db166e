# Letters of a journey: getting started, is all well, cover ends.

mail-start-subject = Primeiros passos: { $product }
mail-start-title = Um bom começo
mail-start-intro = obrigado mais uma vez por escolher este produto: { $product }. Eis o que ajuda nos primeiros dias.
mail-start-what = A sua página guarda tudo num só lugar: manuais, garantia, recibo e ajuda. Algo não funciona como devia? Responda a este e-mail.
mail-check-subject = Está tudo bem? { $product }
mail-check-title = Está tudo bem?
mail-check-intro = já o tem há algum tempo: { $product }.
mail-check-person = Chamo-me { $person } e, na { $brand }, respondo pelo seu produto.
mail-check-team = Na { $brand } há uma pessoa que responde pelo seu produto.
mail-check-what = Se algo não está como devia, responda a este e-mail. É lido por uma pessoa, não por uma máquina. Se está tudo bem, não precisa de fazer nada.
mail-ends-subject = A garantia termina em { $date }: { $product }
mail-ends-title = Com garantia até { $date }
mail-ends-intro = a garantia do seu produto termina em breve: { $product }.
mail-ends-what = A sua página diz o que está coberto até lá. Algo não está bem? Diga-nos antes desse dia.
