# Lettere. Un oggetto ha al massimo 50 caratteri.
mail-confirmation-subject = Prodotto registrato: { $product }
mail-confirmation-preview = { $headline }. Riferimento { $reference }.
mail-hello = Buongiorno { $name },
mail-hello-plain = Buongiorno,
mail-confirmation-intro = il suo prodotto è registrato: { $product }.
mail-confirmation-button = Apri la pagina della garanzia
mail-confirmation-keep = Conservi questa e-mail. Il pulsante apre la sua pagina personale senza password: garanzia, manuali, assistenza.
mail-cover-title = La sua garanzia
mail-manuals-title = Manuali e guide
mail-offers-title = Per il suo prodotto: { $product }
mail-offers-why = Riceve offerte perché ha spuntato la casella alla registrazione.
mail-offers-stop = Non ricevere più offerte
mail-help-title = Serve aiuto?
mail-help = Risponda a questa e-mail o ci chiami. Tenga a portata di mano numero di serie e riferimento.
mail-help-write = Risponda a questa e-mail. Tenga a portata di mano numero di serie e riferimento.
mail-why = Riceve questa e-mail perché questo indirizzo è stato indicato alla registrazione di un prodotto { $brand }. Non è stato lei? Ce lo dica e lo cancelliamo.
