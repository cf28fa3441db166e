# Registering the next product without typing name and address again.
another-link = Registra un altro prodotto
find-known = Il suo nome e il suo indirizzo e-mail saranno già nel modulo.
