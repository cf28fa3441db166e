# As páginas de quem tem o produto: garantia, manuais, ofertas, preferências de e-mail.
owner-registered = Registrado
owner-done = Obrigado, é tudo.
owner-mail = A confirmação está a caminho de { $email }.
owner-mailed = A confirmação foi enviada para { $email }.
owner-unit = O seu produto
cover-title = A sua garantia
cover-none = Não consta aqui nenhuma garantia do fabricante para este produto. Os seus direitos por lei não são afetados.
manuals-title = Manuais e guias
offers-title = Para o seu produto
offer-why = Por que isto aparece: { $why }
offer-button = Ver detalhes
offer-see = Ver detalhes: { $title }

preferences-title = E-mails com ofertas e dicas
preferences-saved-title = Alteração feita
preferences-on = Os e-mails com ofertas e dicas para o seu produto estão ativados.
preferences-off = Os e-mails com ofertas estão desativados.
preferences-now-on = A partir de agora, ofertas e dicas para o seu produto chegam por e-mail.
preferences-now-off = Não enviaremos mais e-mails com ofertas. Vale a partir deste momento.
preferences-kept = Os e-mails sobre o seu registro e a segurança do seu produto chegam sempre.
preferences-stop = Deixar de receber estes e-mails
preferences-start = Receber ofertas e dicas
