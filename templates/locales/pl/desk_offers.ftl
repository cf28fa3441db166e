# How offers do, which was sold, and the ways through the desk.
board-offer = Oferty z ostatnich 12 miesięcy
board-head-mailed = W listach
board-head-followed = Kliknięte
board-head-bought = Kupione
board-head-after-mail = Po liście
board-offer-what = W listach: listy, w których była. Kliknięte: kliknięcia jej linku. Kupione: wszystkie znane zakupy, zaimportowane lub zapisane tu jako plan. Po liście: zakupy właścicieli, do których wcześniej wysłano list z ofertami.
act-offer = Sprzedana oferta
act-offer-none = Żadna z katalogu
desk-places = Strony obsługi
desk-more = Więcej
