# Registering the next product without typing name and address again.
another-link = Registar outro produto
find-known = O seu nome e o seu e-mail já estarão no formulário.
