# What the owner takes home: certificate and calendar.
certificate-title = Certificado de registro
certificate-issued = Emitido el { $date }
certificate-scan = Escanee este código para obtener ayuda, manuales y el estado de su garantía.
certificate-rights = Este certificado se suma a sus derechos legales y no le quita ninguno.
calendar-title = { $product }: termina { $what }
papers-title = Para guardar
certificate-link = Certificado (PDF)
calendar-link = Fin de la garantía para su calendario
