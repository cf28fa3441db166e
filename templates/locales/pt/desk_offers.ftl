# How offers do, which was sold, and the ways through the desk.
board-offer = Ofertas dos últimos 12 meses
board-head-mailed = Em cartas
board-head-followed = Abertas
board-head-bought = Compradas
board-head-after-mail = Após carta
board-offer-what = Em cartas: cartas que a mostravam. Abertas: cliques no seu link. Compradas: todas as compras conhecidas, importadas ou anotadas aqui como plano. Após carta: as de proprietários que já tinham recebido uma carta com ofertas.
act-offer = Oferta vendida
act-offer-none = Nenhuma do catálogo
desk-places = Páginas do atendimento
desk-more = Mais
