# The desk registers for somebody, and corrects what it wrote.
act-register = Register for somebody
act-register-what = For a caller, a paper card or a dealer. Nobody consents to offers this way. With an e-mail address the owner gets the link to their page.
act-correct = Correct name, telephone, post
act-correct-what = Letters go on to the address they went to.
act-source = How it came
act-phone = Telephone
act-post = Postal address
source-caller = By telephone
source-card = On a paper card
source-dealer = Through a dealer
error-no-reach = Give an e-mail address, a telephone number or a postal address
error-not-a-phone = Enter a telephone number with 5 to 15 digits
event-enrolled = Registered at the desk, reference { $detail }
event-desk-corrected = Corrected at the desk: { $detail }
