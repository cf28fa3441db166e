# Letters of a journey: getting started, is all well, cover ends.

mail-start-subject = Kom i gång: { $product }
mail-start-title = En bra start
mail-start-intro = tack igen för att du valde den här produkten: { $product }. Det här hjälper de första dagarna.
mail-start-what = På din sida finns allt samlat: handböcker, garanti, kvitto och hjälp. Fungerar något inte som det ska? Svara på det här mejlet.
mail-check-subject = Är allt bra? { $product }
mail-check-title = Är allt bra?
mail-check-intro = du har haft den ett tag nu: { $product }.
mail-check-person = Jag heter { $person } och svarar för din produkt hos { $brand }.
mail-check-team = Hos { $brand } svarar en människa för din produkt.
mail-check-what = Om något inte är som det ska, svara på det här mejlet. Det läses av en människa, inte en maskin. Är allt bra behöver du inte göra något.
mail-ends-subject = Garantin slutar { $date }: { $product }
mail-ends-title = Garanti till och med { $date }
mail-ends-intro = garantin för din produkt slutar snart: { $product }.
mail-ends-what = På din sida står vad som täcks till dess. Är något fel? Säg till före den dagen.
