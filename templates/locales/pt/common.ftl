# O que todas as páginas partilham. `language-name` e `format-locale` pertencem a cada língua.
# Palavras que se leem bem em Portugal e no Brasil: onde os dois divergem, a frase dá a volta.
language-name = Português
# pt-PT: the month of pt-BR cannot be written by the ICU4X data of 2.4 ("maio de" without its year).
format-locale = pt-PT
languages = Idioma
skip-to-content = Ir para o conteúdo
page-description = Registro, garantia e ajuda para produtos { $brand }.
privacy = Privacidade
imprint = Aviso legal
product = Produto
model = Modelo
serial = Número de série
reference = Referência

# Prazos dentro de uma explicação
length-years = { $count ->
    [one] { $count } ano
   *[other] { $count } anos
}
length-months = { $count ->
    [one] { $count } mês
   *[other] { $count } meses
}
length-days = { $count ->
    [one] { $count } dia
   *[other] { $count } dias
}

# Ajuda, a um toque. Assuntos e textos vão para o programa de e-mail de quem visita a página.
help-title = Precisa de ajuda?
help-mail = Escreva-nos
help-subject-unit = { $product }, número de série { $serial }
help-subject-owner = { $product }, número de série { $serial }, referência { $reference }
help-subject-code = A minha etiqueta não abre o formulário
help-body-unit =
    Produto: { $product } ({ $code })
    Número de série: { $serial }

    A minha pergunta:
help-body-owner =
    Produto: { $product } ({ $code })
    Número de série: { $serial }
    Referência: { $reference }

    A minha pergunta:
help-body-code =
    Número de série: { $serial }

    O que está impresso na etiqueta:
help-body-incident =
    Ocorrência: { $incident }

    O que eu queria fazer:

# Erros
error-title = Erro: { $title }
errors-title = Há um problema
error-missing-name = Escreva o seu nome
error-missing-email = Escreva o seu e-mail
error-missing-purchased_on = Indique a data da compra
error-missing-installed_on = Indique a data da instalação
error-missing-serial = Escreva o número de série
error-missing-k = Escreva o código da etiqueta
error-missing = Este campo está vazio
error-too-long = { $max ->
    [one] No máximo, { $max } caractere
   *[other] No máximo, { $max } caracteres
}
error-too-short = { $min ->
    [one] No mínimo, { $min } caractere
   *[other] No mínimo, { $min } caracteres
}
error-illegal-character = Há aqui um caractere que não pode ser usado, como uma quebra de linha
error-no-letter = Falta aqui pelo menos uma letra ou um número
error-not-an-email = Escreva um e-mail como nome@example.com
error-not-a-date = Escreva uma data como 2026-05-31
error-in-future = Esta data está no futuro. Indique uma data até hoje
error-too-early = Nesta data o produto ainda não tinha sido fabricado. Indique { $earliest } ou um dia posterior
error-not-a-choice = Escolha uma das opções
error-stale = Este formulário é muito antigo ou foi alterado pelo caminho. Leia outra vez o código QR da etiqueta
error-typo = Um caractere parece errado. Compare com a etiqueta
error-not-a-code = O código tem 14 ou 15 letras e números. Compare com a etiqueta
error-not-known = Nenhum produto tem este número de série com este código. Compare os dois com a etiqueta

# Por que uma linha de garantia vale assim. A mesma frase na página, na carta, no certificado, no atendimento e em JSON.
reason-purchase = { $length } a partir da compra em { $on }, de acordo com o recibo.
reason-purchase-declared = { $length } a partir da compra em { $on }, data indicada no registro.
reason-installation = { $length } a partir da instalação em { $on }.
reason-installation-unknown = { $length } a partir da compra em { $on }, porque a data da instalação não é conhecida.
reason-manufacture = { $length } a partir da fabricação em { $on }.
reason-manufacture-plus = { $length }, com início { $days ->
    [one] { $days } dia
   *[other] { $days } dias
} após a fabricação em { $on }.
reason-manufacture-unknown = { $length } a partir da compra em { $on }, porque a data da fabricação não é conhecida.
reason-fixed = { $length } a partir de { $on }, a mesma data para todas as unidades.
reason-latest-start = { $length } a partir de { $latest }, o início mais tardio para uma unidade desta idade. Data indicada: { $declared }; um recibo pode mudar isso.

# O que diz o título de uma unidade
cover-until = Garantia até { $date }
cover-first = Termina primeiro: { $what }, em { $date }.
cover-starts = Garantia a partir de { $date }
cover-ended = A garantia terminou em { $date }
cover-unknown = Nenhuma garantia encontrada
covered-month = Garantia até { $month }
ended-month = A garantia terminou em { $month }
line-active = até { $date }
line-waiting = de { $date } a { $until }
line-ended = terminou em { $date }

# Por que uma oferta aparece
offer-why-product = serve para o seu produto ({ $product }).
offer-why-serials = serve para o seu produto e a sua série ({ $product }).

# Problemas
problem-incident = Se nos escrever sobre isto, indique
problem-400-title = Não foi possível ler este pedido
problem-400-what = O que chegou aqui não está completo.
problem-400-way-out = Volte, recarregue a página e tente de novo. Ou leia mais uma vez o código QR da etiqueta.
problem-403-title = Sem acesso a esta página
problem-403-what = É preciso outra permissão, ou o formulário ficou aberto tempo demais.
problem-403-way-out = Volte, recarregue a página e tente de novo.
problem-404-title = Esta página não existe
problem-404-what = Talvez o endereço tenha um erro, ou um link mais recente o tenha substituído.
problem-404-way-out = Leia outra vez o código QR do seu produto. O nosso e-mail mais recente tem o link válido.
problem-405-title = Isso não funciona aqui
problem-405-what = Este endereço não pode ser usado desta forma.
problem-405-way-out = Volte e use os botões da página.
problem-408-title = Demorou demais
problem-408-what = A conexão estava muito lenta e nada foi gravado.
problem-408-way-out = Verifique a conexão e envie o formulário de novo.
problem-413-title = É grande demais
problem-413-what = O envio passa do tamanho que aceitamos e nada foi gravado.
problem-413-way-out = Volte, encurte e envie de novo.
problem-422-title = Algo não está certo
problem-422-what = Algum dado do formulário não é válido.
problem-422-way-out = Volte, verifique os campos e envie o formulário de novo.
problem-429-title = Tentativas demais
problem-429-what = Em pouco tempo chegaram muitos pedidos da sua conexão.
problem-429-way-out = Espere dez minutos e tente de novo.
problem-500-title = Algo falhou do nosso lado
problem-500-what = A culpa é nossa, e a falha ficou anotada.
problem-500-way-out = Tente de novo em alguns minutos. O que já foi registrado está seguro.
problem-full-title = De momento não temos espaço
problem-full-what = O disco do nosso servidor está cheio, por isso nada foi guardado.
problem-full-way-out = Ficou registado. Envie de novo mais tarde. Nada é registado duas vezes.
problem-503-title = Há muito movimento agora
problem-503-what = Neste momento não foi possível gravar o seu pedido.
problem-503-way-out = Envie de novo dentro de um minuto. Nada é registrado duas vezes.
