# How offers do, which was sold, and the ways through the desk.
board-offer = Son 12 ayın teklifleri
board-head-mailed = Mektuplarda
board-head-followed = Tıklanan
board-head-bought = Satın alınan
board-head-after-mail = Mektup sonrası
board-offer-what = Mektuplarda: teklifin yer aldığı mektuplar. Tıklanan: bağlantısına yapılan tıklamalar. Satın alınan: içe aktarılan veya burada plan olarak not edilen bilinen tüm alımlar. Mektup sonrası: o güne kadar teklif içeren bir mektup gönderilmiş sahiplerin alımları.
act-offer = Satılan teklif
act-offer-none = Katalogdan değil
desk-places = Destek sayfaları
desk-more = Diğer
