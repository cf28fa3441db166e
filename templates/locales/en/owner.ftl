# The owner's own pages: cover, manuals, offers, mail preferences.
owner-registered = Registered
owner-done = Thank you, that’s all.
owner-mail = A confirmation is on its way to { $email }.
owner-mailed = Your confirmation went to { $email }.
owner-unit = Your product
cover-title = Your cover
cover-none = No coverage lines are on record for this product here. Your rights under the law are not affected.
manuals-title = Manuals and how-tos
offers-title = Fits your product
offer-why = Why you see this: { $why }
offer-button = See details
offer-see = See details: { $title }

preferences-title = Mails with offers and tips
preferences-saved-title = Saved
preferences-on = You get mails with offers and tips for your product.
preferences-off = You get no mails with offers.
preferences-now-on = From now on you get offers and tips for your product.
preferences-now-off = You get no more mails with offers. This holds at once.
preferences-kept = Mails about your registration and the safety of your product come in any case.
preferences-stop = Stop these mails
preferences-start = Send me offers and tips
