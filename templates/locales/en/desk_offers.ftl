# How offers do, which was sold, and the ways through the desk.
board-offer = Offers in the last 12 months
board-head-mailed = In letters
board-head-followed = Followed
board-head-bought = Bought
board-head-after-mail = After a letter
board-offer-what = In letters: letters that showed it. Followed: clicks on its link there. Bought: every purchase on record, imported or noted at the desk as a plan. After a letter: those by owners to whom a letter with offers had gone by then.
act-offer = Offer that was sold
act-offer-none = None from the catalogue
desk-places = Pages of the desk
desk-more = More
