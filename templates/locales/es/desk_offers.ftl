# How offers do, which was sold, and the ways through the desk.
board-offer = Ofertas de los últimos 12 meses
board-head-mailed = En cartas
board-head-followed = Abiertas
board-head-bought = Compradas
board-head-after-mail = Tras carta
board-offer-what = En cartas: cartas que la mostraban. Abiertas: clics en su enlace. Compradas: todas las compras conocidas, importadas o anotadas aquí como plan. Tras carta: las de propietarios que ya habían recibido una carta con ofertas.
act-offer = Oferta vendida
act-offer-none = Ninguna del catálogo
desk-places = Páginas de soporte
desk-more = Más
