# Cartas. Um assunto tem no máximo 50 caracteres.
mail-confirmation-subject = Produto registrado: { $product }
mail-confirmation-preview = { $headline }. Referência { $reference }.
mail-hello = Olá, { $name }!
mail-hello-plain = Olá!
mail-confirmation-intro = O seu produto está registrado: { $product }.
mail-confirmation-button = Abrir a página da garantia
mail-confirmation-keep = Guarde este e-mail. O botão abre a sua página pessoal sem senha: garantia, manuais, ajuda.
mail-cover-title = A sua garantia
mail-manuals-title = Manuais e guias
mail-offers-title = Para o seu produto: { $product }
mail-offers-why = As ofertas chegam porque a opção foi marcada no registro.
mail-offers-stop = Deixar de receber ofertas
mail-help-title = Precisa de ajuda?
mail-help = Responda a este e-mail ou ligue. Tenha à mão o número de série e a referência.
mail-help-write = Responda a este e-mail. Tenha à mão o número de série e a referência.
mail-why = Este e-mail foi enviado porque este endereço foi indicado no registro de um produto { $brand }. Não reconhece este registro? Avise-nos, e apagamos o endereço.
