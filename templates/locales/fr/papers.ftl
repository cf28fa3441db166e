# What the owner takes home: certificate and calendar.
certificate-title = Certificat d’enregistrement
certificate-issued = Établi le { $date }
certificate-scan = Scannez ce code pour l’aide, les notices et l’état de votre garantie.
certificate-rights = Ce certificat s’ajoute à vos droits légaux et n’en retire aucun.
calendar-title = { $product } : fin de { $what }
papers-title = À conserver
certificate-link = Certificat (PDF)
calendar-link = Fin de garantie pour votre agenda
