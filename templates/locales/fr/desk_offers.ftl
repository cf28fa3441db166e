# How offers do, which was sold, and the ways through the desk.
board-offer = Offres des 12 derniers mois
board-head-mailed = En courriers
board-head-followed = Suivies
board-head-bought = Achetées
board-head-after-mail = Après courrier
board-offer-what = En courriers : courriers où elle figurait. Suivies : clics sur son lien. Achetées : tous les achats connus, importés ou notés ici comme plan. Après courrier : ceux de propriétaires qui avaient déjà reçu un courrier avec des offres.
act-offer = Offre vendue
act-offer-none = Aucune du catalogue
desk-places = Pages du support
desk-more = Plus
