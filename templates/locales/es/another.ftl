# Registering the next product without typing name and address again.
another-link = Registrar otro producto
find-known = Su nombre y su correo electrónico ya estarán en el formulario.
