# Mots imprimés sur l’étiquette. Courts : ils ont 20 millimètres.
label-call = Scannez, enregistrez. Votre garantie est ici.
label-model = Modèle
label-serial = N° série
label-typed = Code
label-units = Unités
label-first = Premier
label-last = Dernier
label-batch = Lot
label-made = Fabriqué
label-place = L’étiquette : { $place }
calibrate-title = Calibrage : { $stock }
calibrate-print = 1. Imprimez cette page sur du papier ordinaire à 100 %, sans « ajuster à la page ».
calibrate-offset = 2. Chaque coin porte une croix, à { $cross } mm des deux bords du papier. Mesurez celle en haut à gauche depuis le bord gauche et le bord supérieur. Ce qui manque va dans [labels] offset_mm = [droite, bas] des réglages, ce qui est en trop avec un moins : 18.5 mm depuis la gauche donne 1.5. Cette page a été imprimée avec { $offset } : ajoutez-y la différence.
calibrate-scale = 3. Mesurez les règles de 0 à 100 mm. Si celle du haut mesure 99 mm, écrivez scale = [1.010, 1.0] ; le second nombre vaut pour la règle verticale. Cette page a été imprimée avec { $scale }.
calibrate-check = 4. Imprimez de nouveau, posez la page sur une planche d’étiquettes et regardez-les à contre-jour : contours et étiquettes coïncident.
