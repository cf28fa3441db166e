# Registering the next product without typing name and address again.
another-link = Register another product
find-known = Your name and e-mail address will stand in the form already.
