# À volta de um produto registado: ligações perdidas, segunda mão, avisos de segurança, desejos confirmados.
registered-mine = É meu: enviem-me a minha ligação
ask-title-link = Enviem-me a minha ligação
ask-lead-link = Escreva o endereço com que se registou. Enviamos para lá a ligação para a sua página.
ask-button-link = Enviar a minha ligação
link-sent-title = Veja o seu correio
link-sent-what = Se houver algo registado com este endereço, a ligação está a caminho. Pode demorar alguns minutos.
link-sent-not = Não chegou nada? Veja no correio indesejado ou tente outro endereço.
find-lost = Perdeu a ligação para a sua página?

ask-title-second = Comprei em segunda mão
ask-lead-second = A garantia e o historial ficam com o produto. Primeiro perguntamos a quem o registou.
ask-button-second = Passar para o meu nome
second-data = O vendedor vê o seu nome, não o seu endereço. Usamos ambos para registar o produto em seu nome e para mais nada.
field-handover = Código do vendedor (opcional)
field-handover-hint = O vendedor encontra-o na sua própria página. Com ele, o produto é logo seu.
error-handover = Este código não serve, já foi usado ou expirou. Peça um novo ao vendedor
error-handover-typo = Um carácter parece errado. Peça ao vendedor que leia o código outra vez
passing-asked-title = Perguntámos ao vendedor
passing-asked-what = Assim que disser que sim, o produto é seu e recebe um e-mail.
passing-asked-until = Sem resposta até { $date }? Então verificamos nós. Não precisa de fazer nada.
passing-refused-title = O vendedor disse que não
passing-refused-what = Disse-nos que não lho vendeu. Se vendeu, diga-nos e verificamos.
passing-desk-what = O vendedor não respondeu, por isso verificamos nós.

sold-title = Vendeu-o?
sold-what = { $name } diz-nos que o seu produto «{ $product }» agora lhe pertence.
sold-what-plain = Alguém nos diz que o seu produto «{ $product }» agora lhe pertence.
sold-effect = Se disser que sim, o seu registo termina e a garantia segue com o produto. Quem comprou não fica a saber nada de si.
sold-silent = Sem resposta até { $date }, verificamos nós.
sold-yes = Sim, vendi-o
sold-no = Não
sold-refused-title = Nada muda
sold-refused-what = Obrigado. O produto continua registado em seu nome.
sold-late-what = O prazo para responder passou. Contacte-nos se algo não estiver certo.
passed-on-title = Passou-o adiante
passed-on-what = O seu registo terminou e já não lhe escrevemos sobre este produto.
pass-on-title = Vendido ou oferecido?
pass-on-lead = Dê um código ao novo dono: lê a etiqueta e escreve-o. A garantia e o historial seguem com o produto, os seus dados não.
pass-on-button = Criar um código
pass-on-again = Criar um novo código
pass-on-code = Código para o novo dono
pass-on-until = Serve uma vez, até { $date }.
owner-more = O que mais pode fazer
owner-safety = Avisos de segurança para outro endereço

ask-title-safety = Só avisos de segurança
ask-lead-safety = Escrevemos para este endereço se houver uma recolha ou um alerta de segurança deste produto, e nunca por outro motivo.
ask-button-safety = Avisem-me
safety-noted-title = Anotado
safety-noted-what = Escrevemos para este endereço se for sobre a segurança do produto. Vai a caminho um e-mail que diz como terminar.
safety-stop-title = Avisos de segurança
safety-stop-what = { $email } recebe avisos de segurança sobre este produto.
safety-stop-button = Terminar os avisos de segurança
safety-stopped-title = Terminado
safety-stopped-what = { $email } já não recebe avisos de segurança sobre este produto.

wish-title = Só mais um toque para ofertas e dicas
wish-what = Marcou esta caixa: «{ $wording }» Confirme, por favor.
wish-button = Sim, enviem-me ofertas e dicas
field-no-offers = Sem ofertas, por favor. Caso contrário, { $brand } pode enviar-me ofertas e dicas sobre produtos semelhantes. Posso terminar a qualquer momento com um toque.

event-transfer-asked = Alguém o comprou em segunda mão; o dono foi consultado
event-transfer-refused = O dono diz que não o vendeu
event-transfer-silent = O dono não respondeu; o apoio decide
event-passed-on = Passado a um novo dono, registo { $detail } terminado
event-safety-contact = Foi deixado um endereço para avisos de segurança
event-safety-stopped = Foi retirado um endereço para avisos de segurança

mail-help-note = Responda a este e-mail e ajudamos.
mail-link-subject = A sua ligação
mail-link-title = O caminho para a sua página
mail-link-intro = aqui está a ligação que pediu.
mail-link-why = Recebe este e-mail porque alguém pediu à { $brand } a ligação deste endereço. Não foi você? Então não precisa de fazer nada.
mail-sold-button = Responder
mail-sold-why = Recebe este e-mail porque o produto foi registado na { $brand } com este endereço.
mail-asked-intro = disse-nos que comprou em segunda mão: { $product }.
mail-passed-intro = tem um novo dono: { $product }.
mail-passed-wrong = Não foi você que o passou? Responda já a este e-mail.
mail-safety-intro = este endereço foi deixado para avisos de segurança sobre: { $product }.
mail-safety-why = Recebe este e-mail porque este endereço foi dado à { $brand } para avisos de segurança. Não foi você? O botão retira-o.
mail-digest-title = Vários e-mails num só
mail-digest-intro = num dia juntaram-se vários e-mails para si. Aqui estão num só.
mail-digest-more = { $count ->
    [one] E mais 1.
   *[other] E mais { $count }.
}
mail-digest-why = Recebe este e-mail porque este endereço foi dado várias vezes à { $brand }. Não foi você? Diga-nos e retiramo-lo.
mail-wish-what = Marcou a caixa de ofertas e dicas. Só as recebe depois de o confirmar aqui.
mail-offers-why-unasked = Recebe ofertas porque registou um produto connosco e não as recusou.
