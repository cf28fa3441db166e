# Letters. A subject has 50 characters at most.
mail-confirmation-subject = Registered: { $product }
mail-confirmation-preview = { $headline }. Reference { $reference }.
mail-hello = Hello { $name },
mail-hello-plain = Hello,
mail-confirmation-intro = your { $product } is registered.
mail-confirmation-button = Open your cover page
mail-confirmation-keep = Keep this mail. The button opens your own page without a password: cover, manuals, help.
mail-cover-title = Your cover
mail-manuals-title = Manuals and how-tos
mail-offers-title = Fits your { $product }
mail-offers-why = You get offers because you ticked the box when you registered.
mail-offers-stop = Stop mails with offers
mail-help-title = Need a hand?
mail-help = Answer this mail or call us. Have serial and reference at hand.
mail-help-write = Answer this mail. Have serial and reference at hand.
mail-why = You get this mail because this address was given when the product was registered with { $brand }. Was it not you? Tell us, and we remove it.
