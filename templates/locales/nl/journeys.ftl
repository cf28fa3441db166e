# Letters of a journey: getting started, is all well, cover ends.

mail-start-subject = Aan de slag: { $product }
mail-start-title = Een goed begin
mail-start-intro = nogmaals dank dat u hiervoor hebt gekozen: { $product }. Dit helpt in de eerste dagen.
mail-start-what = Op uw pagina staat alles bij elkaar: handleidingen, garantie, bon en hulp. Werkt iets niet zoals het hoort? Beantwoord deze mail.
mail-check-subject = Alles goed? { $product }
mail-check-title = Alles goed?
mail-check-intro = u hebt het nu een tijdje: { $product }.
mail-check-person = Ik heet { $person } en sta bij { $brand } in voor uw product.
mail-check-team = Bij { $brand } staat een mens in voor uw product.
mail-check-what = Is iets niet zoals het hoort, beantwoord dan deze mail. Een mens leest hem, geen machine. Is alles goed, dan hoeft u niets te doen.
mail-ends-subject = Garantie eindigt op { $date }: { $product }
mail-ends-title = Garantie tot en met { $date }
mail-ends-intro = de garantie op uw product eindigt binnenkort: { $product }.
mail-ends-what = Op uw pagina staat wat tot dan gedekt is. Is er iets mis? Laat het ons vóór die dag weten.
