# The letter with a link to all of a person’s data, the page behind it, and the desk that sends it.
mail-data-title = Your data is ready
mail-data-intro = we were asked what we hold about you. Here is all of it.
mail-data-what = The button opens a page with one file: what you told us, our letters to you, and what happened. It is about everything under this address.
mail-data-until = The link holds until { $date }. After that, ask us for a new one.
mail-data-button = Get your data
mail-data-keep = Whoever has this mail can open it: please do not forward it.
mail-data-why = You get this mail because { $brand } was asked for the data held under this address. Was it not you? Then you need do nothing: only this mail leads to it.
data-letter-what = One file with everything on record under { $email }: what you told us, our letters to you, and what happened.
data-letter-over-title = This link does not work
data-letter-over-what = A link to your data holds for seven days, and ends sooner when your address changes or your data is erased.
data-letter-over-again = Ask us for a new one. It comes by mail, to the address we know you by.
desk-person = The owner’s data
desk-person-link = The owner’s data: send, download, erase
desk-data-send = Send the owner their data
desk-data-send-what = A letter goes to { $email } with a link to one file with all of this. Only that letter carries the link; it holds for seven days.
event-data-sent = Link to all their data sent to the owner
audit-export = Downloaded a person’s data
