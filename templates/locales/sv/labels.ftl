# Ord på den tryckta etiketten. Korta: de har 20 millimeter.
label-call = Skanna och registrera. Garantin börjar här.
label-model = Modell
label-serial = Serienr
label-typed = Kod
