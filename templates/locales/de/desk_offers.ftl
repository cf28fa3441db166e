# How offers do, which was sold, and the ways through the desk.
board-offer = Angebote der letzten 12 Monate
board-head-mailed = In Briefen
board-head-followed = Angeklickt
board-head-bought = Gekauft
board-head-after-mail = Nach Brief
board-offer-what = In Briefen: Briefe, in denen es stand. Angeklickt: Klicks auf den Link darin. Gekauft: alle bekannten Käufe, importiert oder am Desk als Plan notiert. Nach Brief: davon Käufe von Besitzern, an die bis dahin ein Brief mit Angeboten ging.
act-offer = Verkauftes Angebot
act-offer-none = Keines aus dem Katalog
desk-places = Seiten des Desks
desk-more = Mehr
