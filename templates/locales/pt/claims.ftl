# Recalls, unidades fora de uso, pedidos: as páginas, o atendimento, as cartas.
recall-more = Saber mais

stolen-title = Este produto consta como roubado
stolen-what = Recebemos o aviso de que foi levado contra a vontade do proprietário.
stolen-way-out = Comprou ou encontrou este produto? Escreva-nos ou ligue, com o número de série à mão. Nós dizemos o que fazer.
replaced-title = Este produto foi substituído
replaced-what = Outro ocupa o lugar dele, por isso esta etiqueta deixou de ser válida.
replaced-button = Escrever o código do novo

unproven-unrecorded-title = Este produto ainda não está na nossa lista
unproven-unrecorded-what = A etiqueta é autêntica. Diga-nos que o produto é seu, e fazemos o registro.
unproven-claimed-title = Vamos verificar
unproven-claimed-what = Alguém nos disse que este produto lhe pertence. A nossa resposta segue por e-mail. Não reconhece este pedido? Escreva-nos ou ligue.
unproven-step-claim = Ainda não funciona? Diga-nos que o produto é seu, e vamos verificar.

registered-claimed = Alguém nos disse que este produto agora lhe pertence. Vamos verificar; até lá, nada muda.

claim-open = Diga-nos que é seu
claim-title = Diga-nos que é seu
claim-lead = Comparamos com os nossos dados e respondemos por e-mail.
claim-lead-registered = Se agora é seu, diga-nos: verificamos e respondemos por e-mail. O registro foi feito com o seu e-mail? Então o link está na mensagem que enviamos.
claim-email-hint = É para lá que vai a nossa resposta.
claim-purchased-hint = Desde quando é seu
field-words = Como chegou às suas mãos? (opcional)
field-words-hint = Comprado usado, um presente, a etiqueta está danificada… Tem um recibo?
claim-button = Enviar
claim-data = Usamos estes dados para verificar a quem pertence o produto e para responder. Para mais nada.

pending-claim = A sua mensagem
pending-open-title = Vamos verificar
pending-open-what = Agradecemos a mensagem. A nossa resposta vai para { $email }. Não é preciso fazer mais nada.
pending-accepted-title = O produto é seu
pending-accepted-what = O registro está feito. O link da sua página está no e-mail que enviamos para { $email }.
pending-refused-title = Não foi possível confirmar
pending-refused-what = O motivo está no e-mail que enviamos para { $email }. Se faltar alguma coisa, escreva-nos ou ligue.

choices-title = { $product }: links
choices-all = Aonde leva este código.
choices-undecided = Há vários que servem. Escolha um.

error-not-a-serial = Não é um número de série deste produto. Compare com a etiqueta
error-not-on-record = Não consta nenhuma unidade em uso com este número de série
error-missing-successor = Escreva o número de série da unidade que a substitui
error-missing-reason = Escreva um motivo

# O atendimento
claims = Pedidos
claims-none = Ninguém espera uma decisão.
claims-decided = Decididos
claimant = Quem pede
claim-at = Recebido
evidence = Etiqueta
evidence-held = Código confere
evidence-wrong = Código não confere
evidence-missing = Sem código
claim-state-open = Em aberto
claim-state-accepted = Aprovado
claim-state-refused = Recusado
claim-of = Pedido de { $name }
claim-said = O que foi declarado
claim-record = O que consta
claim-same-email = mesmo endereço
claim-others = { $count ->
    [one] Há mais { $count } pedido sobre esta unidade.
   *[other] Há mais { $count } pedidos sobre esta unidade.
}
claim-unit = Tudo sobre esta unidade
claim-decide = Decisão
claim-effect = Com a aprovação, quem pede passa a ser o proprietário.
claim-effect-ends = Com a aprovação, quem pede passa a ser o proprietário e o registro atual termina.
claim-reason = Motivo, a ser lido por quem pede
claim-accept = Aprovar
claim-refuse = Recusar
unit-unknown = Não consta
unit-state-stolen = Roubada
unit-state-replaced = Substituída
withdraw-title = Retirar de uso
withdraw-what = Quem ler a etiqueta vê isto de imediato. Os registros ficam como estão, e pode ser desfeito.
withdraw-fate = O que lhe aconteceu
withdraw-void = Anulada: destruída, devolvida, etiqueta retirada
withdraw-stolen = Roubada
withdraw-replaced = Substituída por outra unidade
withdraw-successor = Número de série dessa unidade (se substituída)
withdraw-reason = Motivo (só para o atendimento)
withdraw-button = Retirar de uso
withdraw-cancel = Cancelar
withdrawn-void = Anulada
withdrawn-stolen = Roubada
withdrawn-replaced = Substituída por
withdrawn-restore = Colocar de novo em uso
recall = Recall: { $title }
event-claimed = Pedido recebido, referência { $detail }
event-claim-accepted = Pedido aprovado, referência { $detail }
event-claim-refused = Pedido recusado, referência { $detail }
event-ended = Registro { $detail } terminado: há um novo proprietário
event-voided = Declarada anulada
event-stolen = Roubo comunicado
event-replaced = Substituída por { $detail }
event-replaces = Substitui { $detail }
event-restored = Colocada de novo em uso
audit-void = Anulação
audit-stolen = Roubo anotado
audit-replaced = Substituição por { $detail }
audit-restore = Retorno ao uso
audit-claim-accept = Pedido { $detail } aprovado
audit-claim-refuse = Pedido { $detail } recusado

# Cartas
mail-claim-title = A sua mensagem
mail-claim-open-subject = Vamos verificar ({ $reference })
mail-claim-accepted-subject = O produto é seu: { $product }
mail-claim-refused-subject = A nossa resposta ({ $reference })
mail-claim-open-intro = Recebemos a sua mensagem de que este produto é seu: { $product }. Vamos verificar e voltamos a escrever.
mail-claim-accepted-intro = A verificação está feita. Este produto está agora registrado em seu nome: { $product }.
mail-claim-refused-intro = Verificamos a sua mensagem e não foi possível confirmar que este produto é seu: { $product }.
mail-claim-reason = O motivo:
mail-claim-button = Ver o andamento
mail-claim-why = Este e-mail foi enviado porque alguém indicou este endereço ao dizer a { $brand } que um produto lhe pertence. Não reconhece este pedido? Avise-nos, e apagamos o endereço.
