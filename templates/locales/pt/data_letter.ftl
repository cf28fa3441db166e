# The letter with a link to all of a person’s data, the page behind it, and the desk that sends it.
mail-data-title = Os seus dados estão prontos
mail-data-intro = perguntaram-nos o que guardamos sobre si. Aqui está tudo.
mail-data-what = O botão abre uma página com um ficheiro: o que nos indicou, as nossas cartas e o que aconteceu. Abrange tudo o que está ligado a este endereço.
mail-data-until = O link é válido até { $date }. Depois, peça-nos um novo.
mail-data-button = Obter os seus dados
mail-data-keep = Quem tiver este e-mail pode abri-los: por favor, não o reencaminhe.
mail-data-why = Este e-mail foi enviado porque foram pedidos à { $brand } os dados guardados sob este endereço. Não foi você? Então não precisa de fazer nada: só este e-mail leva até eles.
data-letter-what = Um ficheiro com tudo o que está registado sob { $email }: o que nos indicou, as nossas cartas e o que aconteceu.
data-letter-over-title = Este link não funciona
data-letter-over-what = Um link para os seus dados é válido durante sete dias e termina antes se o seu endereço mudar ou se os seus dados forem apagados.
data-letter-over-again = Peça-nos um novo. Chega por e-mail ao endereço que conhecemos.
desk-person = Dados do proprietário
desk-person-link = Dados do proprietário: enviar, transferir, apagar
desk-data-send = Enviar os dados ao proprietário
desk-data-send-what = É enviada a { $email } uma carta com um link para um ficheiro com tudo isto. Só essa carta tem o link; é válido durante sete dias.
event-data-sent = Link para todos os seus dados enviado ao proprietário
audit-export = Transferiu os dados de uma pessoa
