# Around a registered unit: lost links, second-hand, safety notices, confirmed wishes; pages and letters.
registered-mine = It is mine: send me my link
ask-title-link = Send me my link
ask-lead-link = Type the address you registered with. We mail the link to your page there.
ask-button-link = Send my link
link-sent-title = Look into your mail
link-sent-what = If something is registered under this address, the link is on its way. It can take a few minutes.
link-sent-not = Nothing came? Look among unwanted mail, or try another address.
find-lost = Lost the link to your page?

ask-title-second = I bought it second-hand
ask-lead-second = Cover and history stay with the product. Whoever has it registered is asked first.
ask-button-second = Make it mine
second-data = The seller sees your name, not your address. We use both to register the product for you, for nothing else.
field-handover = Code from the seller (optional)
field-handover-hint = The seller finds it on their own page. With it the product is yours at once.
error-handover = This code does not fit, was used or has run out. Ask the seller for a new one
error-handover-typo = One character looks wrong. Ask the seller to read the code out again
passing-asked-title = We asked the seller
passing-asked-what = As soon as they say yes, the product is yours and you get a mail.
passing-asked-until = No answer by { $date }? Then we check it ourselves. You need do nothing.
passing-refused-title = The seller said no
passing-refused-what = They told us that it was not sold to you. If it was, tell us, and we check.
passing-desk-what = The seller did not answer, so we check it ourselves.

sold-title = Did you sell it?
sold-what = { $name } told us that your { $product } is theirs now.
sold-what-plain = Somebody told us that your { $product } is theirs now.
sold-effect = If you say yes, your registration ends and the cover goes with the product. The buyer learns nothing about you.
sold-silent = Without an answer by { $date } we check it ourselves.
sold-yes = Yes, I sold it
sold-no = No
sold-refused-title = Nothing changes
sold-refused-what = Thank you. The product stays registered for you.
sold-late-what = The time to answer is over. Contact us if something is wrong.
passed-on-title = You passed it on
passed-on-what = Your registration has ended, and we write to you no more about this product.
pass-on-title = Sold or given away?
pass-on-lead = Give the new owner a code: they scan the label and type it in. Cover and history go with the product, your data do not.
pass-on-button = Make a code
pass-on-again = Make a new code
pass-on-code = Code for the new owner
pass-on-until = It works once, until { $date }.
owner-more = More you can do
owner-safety = Safety notices to another address

ask-title-safety = Only tell me about its safety
ask-lead-safety = We write to this address if there is a recall or a safety warning for this product, and at no other time.
ask-button-safety = Tell me
safety-noted-title = Noted
safety-noted-what = We write to this address if it concerns the safety of the product. A mail that says how to stop it is on its way.
safety-stop-title = Safety notices
safety-stop-what = { $email } gets safety notices about this product.
safety-stop-button = Stop safety notices
safety-stopped-title = Stopped
safety-stopped-what = { $email } gets no more safety notices about this product.

wish-title = One more tap for offers and tips
wish-what = You ticked this box: “{ $wording }” Please confirm it.
wish-button = Yes, send me offers and tips
field-no-offers = No offers, please. Otherwise { $brand } may mail me offers and tips for products like this one. I can stop that at any time with one tap.

event-transfer-asked = Somebody bought it second-hand; the owner was asked
event-transfer-refused = The owner said that it was not sold
event-transfer-silent = The owner did not answer; the desk decides
event-passed-on = Passed on to a new owner, registration { $detail } ended
event-safety-contact = An address for safety notices was left
event-safety-stopped = An address for safety notices was taken back

mail-help-note = Answer this mail, and we help.
mail-link-subject = Your link
mail-link-title = The way to your page
mail-link-intro = here is the link you asked for.
mail-link-why = You get this mail because somebody asked { $brand } for the link of this address. Was it not you? Then you need do nothing.
mail-sold-button = Answer
mail-sold-why = You get this mail because the product was registered with { $brand } under this address.
mail-asked-intro = you told us that you bought a { $product } second-hand.
mail-passed-intro = your { $product } has a new owner.
mail-passed-wrong = Was it not you who passed it on? Answer this mail at once.
mail-safety-intro = this address was left for safety notices about a { $product }.
mail-safety-why = You get this mail because this address was given to { $brand } for safety notices. Was it not you? The button takes it out.
mail-digest-title = Several mails in one
mail-digest-intro = several mails for you came together within a day. Here they are in one.
mail-digest-more = { $count ->
    [one] And 1 more.
   *[other] And { $count } more.
}
mail-digest-why = You get this mail because this address was given to { $brand } several times. Was it not you? Tell us, and we remove it.
mail-wish-what = You ticked the box for offers and tips. You get them only once you confirm it here.
mail-offers-why-unasked = You get offers because you registered a product with us and did not refuse them.
