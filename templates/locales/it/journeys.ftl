# Letters of a journey: getting started, is all well, cover ends.

mail-start-subject = Primi passi: { $product }
mail-start-title = Un buon inizio
mail-start-intro = grazie ancora per aver scelto questo prodotto: { $product }. Ecco cosa aiuta nei primi giorni.
mail-start-what = La sua pagina tiene tutto in un posto: manuali, garanzia, ricevuta e aiuto. Qualcosa non funziona come dovrebbe? Risponda a questa mail.
mail-check-subject = Va tutto bene? { $product }
mail-check-title = Va tutto bene?
mail-check-intro = ora lo ha da un po’ di tempo: { $product }.
mail-check-person = Mi chiamo { $person } e in { $brand } rispondo del suo prodotto.
mail-check-team = In { $brand } una persona risponde del suo prodotto.
mail-check-what = Se qualcosa non va come dovrebbe, risponda a questa mail. La legge una persona, non una macchina. Se va tutto bene, non deve fare nulla.
mail-ends-subject = La garanzia termina il { $date }: { $product }
mail-ends-title = In garanzia fino al { $date }
mail-ends-intro = la garanzia del suo prodotto termina presto: { $product }.
mail-ends-what = La sua pagina dice che cosa è coperto fino ad allora. Qualcosa non va? Ce lo dica prima di quel giorno.
