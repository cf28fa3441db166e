# A scan while the records cannot be reached.
away-title = De momento não é possível
away-what = Não conseguimos aceder aos nossos dados neste momento, por isso não é possível registar nem consultar nada. O que já estava registado está seguro.
away-way-out = Tenha a etiqueta à mão e tente novamente dentro de alguns minutos. A data de compra não muda por esperar.
away-button = Tentar novamente
