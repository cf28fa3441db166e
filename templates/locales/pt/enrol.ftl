# The desk registers for somebody, and corrects what it wrote.
act-register = Registar por alguém
act-register-what = Para quem telefona, um cartão em papel ou um revendedor. Assim ninguém aceita ofertas. Com um endereço de e-mail, o proprietário recebe a ligação para a sua página.
act-correct = Corrigir nome, telefone, morada
act-correct-what = As cartas continuam a ir para o mesmo endereço de e-mail.
act-source = Como chegou
act-phone = Telefone
act-post = Morada postal
source-caller = Por telefone
source-card = Num cartão em papel
source-dealer = Através de um revendedor
error-no-reach = Indique um endereço de e-mail, um número de telefone ou uma morada postal
error-not-a-phone = Introduza um número de telefone com 5 a 15 algarismos
event-enrolled = Registado pelo apoio, referência { $detail }
event-desk-corrected = Corrigido pelo apoio: { $detail }
