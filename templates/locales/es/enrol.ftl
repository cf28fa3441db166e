# The desk registers for somebody, and corrects what it wrote.
act-register = Registrar para alguien
act-register-what = Para quien llama, una tarjeta de papel o un distribuidor. Así nadie acepta ofertas. Con una dirección de correo, el propietario recibe el enlace a su página.
act-correct = Corregir nombre, teléfono, dirección postal
act-correct-what = Las cartas siguen llegando a la misma dirección de correo.
act-source = Cómo llegó
act-phone = Teléfono
act-post = Dirección postal
source-caller = Por teléfono
source-card = En una tarjeta de papel
source-dealer = A través de un distribuidor
error-no-reach = Indique un correo electrónico, un número de teléfono o una dirección postal
error-not-a-phone = Introduzca un número de teléfono de 5 a 15 cifras
event-enrolled = Registrado por atención, referencia { $detail }
event-desk-corrected = Corregido por atención: { $detail }
