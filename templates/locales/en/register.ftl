# The form and the pages for everyone who holds a label.
form-title = Register your product
form-lead = Name and e-mail are enough. The rest we know from the label.
form-button = Register
form-waits = Saved on this phone. It is sent as soon as the network is back; you can leave this page open.
form-data = We use your name and e-mail to confirm the registration and to reach you about the safety of this product. For nothing else unless you tick the box.
form-warranty = Your warranty does not depend on this form. You have the same rights if you do not register.
field-name = Your name
field-email = E-mail
field-email-hint = Your cover and your link go there.
email-meant = Did you mean { $email }?
field-purchased = Date of purchase
field-purchased-hint = As on the receipt
field-installed = Date of installation (optional)
field-installed-hint = Part of the cover starts on this day.
field-dealer = Where did you buy it? (optional)
field-dealer-none = Not in the list
field-dealer-known = Bought from
field-offers = Yes, { $brand } may mail me offers and tips for this product. I can stop that with one tap.

registered-title = This product is registered
registered-yours = Is it yours?

unproven-missing-title = The code is not complete
unproven-missing-what = The address opened without the last part of the code, so we cannot tell whether it is from a label.
unproven-wrong-title = The code does not match
unproven-wrong-what = Serial and code do not belong together. Most often one character was mistyped.
unproven-unknown-title = We do not know this product
unproven-unknown-what = The code is not from one of our labels, or the product is not in our list yet.
unproven-next = What you can do
unproven-step-scan = Scan the label again, straight from above and in good light.
unproven-step-type = Or type serial and code as they are printed on the label.
unproven-step-ask = Still no luck? Contact us. A photo of the label helps.

void-title = This label is no longer valid
void-what = It was withdrawn, or the product was taken out of use.
void-replaced = The product was replaced by the one with serial { $serial }. Scan the label there.
void-way-out = If you hold the product in your hands, contact us. We find out what happened.

find-title = Type what the label says
find-lead = When scanning does not work, serial and code are enough.
find-button = Continue
find-button-open = Type serial and code
field-serial = Serial
field-serial-hint = Beside the QR code, after “Serial”
field-k = Code
field-k-hint = The groups of letters and digits below the QR code. Capitals, dashes and blanks do not matter.
place-title = Where to find the label
place-picture = The place of the label on the product

home-title = Scan the label on your product
home-lead = Its QR code knows the product and the serial, so that you don’t have to type them.
home-step-scan = Open the camera of your phone and point it at the QR code.
home-step-tap = Tap the link, enter e-mail and name.
home-step-keep = Keep the mail we send: cover, manuals and help in one place.
home-find = No camera? Type the code
