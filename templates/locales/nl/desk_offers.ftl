# How offers do, which was sold, and the ways through the desk.
board-offer = Aanbiedingen van de laatste 12 maanden
board-head-mailed = In brieven
board-head-followed = Gevolgd
board-head-bought = Gekocht
board-head-after-mail = Na brief
board-offer-what = In brieven: brieven waarin ze stond. Gevolgd: klikken op de link daarin. Gekocht: alle bekende aankopen, geïmporteerd of hier als plan genoteerd. Na brief: die van eigenaren aan wie toen al een brief met aanbiedingen was gestuurd.
act-offer = Verkochte aanbieding
act-offer-none = Geen uit de catalogus
desk-places = Pagina’s van de servicedesk
desk-more = Meer
