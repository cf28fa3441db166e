# What the owner takes home: certificate and calendar.
certificate-title = Certificado de registo
certificate-issued = Emitido em { $date }
certificate-scan = Leia este código para obter ajuda, manuais e o estado da sua garantia.
certificate-rights = Este certificado soma-se aos seus direitos legais e não lhe retira nenhum.
calendar-title = { $product }: termina { $what }
papers-title = Para guardar
certificate-link = Certificado (PDF)
calendar-link = Fim da garantia para o seu calendário
