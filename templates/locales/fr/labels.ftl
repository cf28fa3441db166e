# Mots imprimés sur l’étiquette. Courts : ils ont 20 millimètres.
label-call = Scannez, enregistrez. Votre garantie est ici.
label-model = Modèle
label-serial = N° série
label-typed = Code
