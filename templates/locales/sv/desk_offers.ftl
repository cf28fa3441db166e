# How offers do, which was sold, and the ways through the desk.
board-offer = Erbjudanden de senaste 12 månaderna
board-head-mailed = I brev
board-head-followed = Följda
board-head-bought = Köpta
board-head-after-mail = Efter brev
board-offer-what = I brev: brev där det fanns med. Följda: klick på länken. Köpta: alla kända köp, importerade eller antecknade här som plan. Efter brev: köp av ägare som redan hade fått ett brev med erbjudanden.
act-offer = Sålt erbjudande
act-offer-none = Inget ur katalogen
desk-places = Supportens sidor
desk-more = Mer
