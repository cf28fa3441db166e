# Le pays d’achat et les droits que sa loi donne en tout état de cause.
field-market = Pays d’achat
field-market-other = Un autre pays
owner-market = Garantie et prix applicables : { $country }.
rights-europe = Dans l’UE et l’EEE, la loi vous donne aussi droit à des recours gratuits contre le vendeur si le produit n’est pas conforme. Cette garantie ne les limite pas.
rights-britain = Au Royaume-Uni, cette garantie s’ajoute à vos droits de consommateur, notamment ceux du Consumer Rights Act 2015, sans les limiter.
rights-america = Cette garantie vous donne des droits précis ; vous pouvez en avoir d’autres, qui varient d’un État des États-Unis à l’autre.
rights-australia = En Australie, nos produits bénéficient de garanties que l’Australian Consumer Law ne permet pas d’exclure. Vous avez droit à un remplacement ou à un remboursement en cas de défaillance majeure, et à une indemnisation pour toute autre perte ou tout autre dommage raisonnablement prévisible. Vous avez aussi droit à la réparation ou au remplacement si le produit n’est pas de qualité acceptable sans que la défaillance soit majeure.
rights-elsewhere = Vos droits légaux, notamment envers le vendeur, restent inchangés.
