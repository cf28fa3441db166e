# Ägarens egna sidor: garanti, manualer, erbjudanden, mejlinställningar.
owner-registered = Registrerad
owner-done = Tack, det var allt.
owner-mail = En bekräftelse är på väg till { $email }.
owner-mailed = Bekräftelsen skickades till { $email }.
owner-unit = Din produkt
cover-title = Din garanti
cover-none = Inga garantirader finns noterade här för den här produkten. Dina rättigheter enligt lag påverkas inte.
manuals-title = Manualer och guider
offers-title = Passar till din produkt
offer-why = Därför ser du det här: { $why }
offer-button = Läs mer
offer-see = Läs mer: { $title }

preferences-title = Mejl med erbjudanden och tips
preferences-saved-title = Sparat
preferences-on = Du får mejl med erbjudanden och tips för din produkt.
preferences-off = Du får inga mejl med erbjudanden.
preferences-now-on = Från och med nu får du erbjudanden och tips för din produkt.
preferences-now-off = Du får inga fler mejl med erbjudanden. Det gäller direkt.
preferences-kept = Mejl om din registrering och om produktens säkerhet får du i vilket fall som helst.
preferences-stop = Avsluta de här mejlen
preferences-start = Skicka erbjudanden och tips till mig
