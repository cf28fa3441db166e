# O formulário e as páginas para quem tem uma etiqueta na mão.
form-title = Registre o seu produto
form-lead = Nome e e-mail bastam. O resto está na etiqueta.
form-button = Registrar
form-waits = Guardado neste telefone. Será enviado assim que a rede voltar; pode deixar esta página aberta.
form-data = Usamos o seu nome e o seu e-mail para confirmar o registro e para avisar sobre a segurança deste produto. Para mais nada, a não ser que marque a opção.
form-warranty = A sua garantia não depende deste formulário. Sem o registro, os seus direitos são os mesmos.
field-name = O seu nome
field-email = E-mail
field-email-hint = É para lá que vão a sua garantia e o seu link.
email-meant = Quis dizer { $email }?
field-purchased = Data da compra
field-purchased-hint = Como no recibo
field-installed = Data da instalação (opcional)
field-installed-hint = Uma parte da garantia começa neste dia.
field-dealer = Onde foi comprado? (opcional)
field-dealer-none = Não está na lista
field-dealer-known = Local da compra
field-offers = Sim, quero receber de { $brand }, por e-mail, ofertas e dicas para este produto. Posso cancelar com um toque.

registered-title = Este produto está registrado
registered-yours = É seu?

unproven-missing-title = O código não está completo
unproven-missing-what = O endereço abriu sem a última parte do código. Por isso não sabemos se vem de uma etiqueta.
unproven-wrong-title = O código não confere
unproven-wrong-what = O número de série e o código não combinam. Quase sempre há só um caractere trocado.
unproven-unknown-title = Não conhecemos este produto
unproven-unknown-what = O código não é de uma etiqueta nossa, ou o produto ainda não está na nossa lista.
unproven-next = O que fazer agora
unproven-step-scan = Leia outra vez o código QR da etiqueta, de frente e com boa luz.
unproven-step-type = Ou escreva o número de série e o código como estão na etiqueta.
unproven-step-ask = Ainda não funciona? Peça ajuda e, se puder, envie uma foto da etiqueta.

void-title = Esta etiqueta deixou de ser válida
void-what = Foi retirada, ou o produto saiu de uso.
void-replaced = O produto foi substituído pelo que tem o número de série { $serial }. Leia o código QR da etiqueta desse produto.
void-way-out = Se o produto está nas suas mãos, escreva-nos ou ligue. Vamos descobrir o que aconteceu.

find-title = Escreva o que está na etiqueta
find-lead = Se a leitura do código QR não funcionar, bastam o número de série e o código.
find-button = Continuar
find-button-open = Escrever número de série e código
field-serial = Número de série
field-serial-hint = Ao lado do código QR
field-k = Código
field-k-hint = Os grupos de letras e números abaixo do código QR. Maiúsculas, traços e espaços não importam.
place-title = Onde está a etiqueta
place-picture = O lugar da etiqueta no produto

home-title = Leia o código QR do seu produto
home-lead = O código QR já conhece o produto e o número de série. Não é preciso escrevê-los.
home-step-scan = Aponte o telefone para o código QR, como para tirar uma foto.
home-step-tap = Toque no link e escreva o seu nome e o seu e-mail.
home-step-keep = Guarde o e-mail que enviamos: garantia, manuais e ajuda, tudo no mesmo lugar.
home-find = Não consegue ler o QR? Escrever o código
