# Satın alınan ülke ve yasasının her durumda verdiği haklar.
field-market = Satın alınan ülke
field-market-other = Başka bir ülke
owner-market = Garanti ve fiyatlar şu ülke için geçerlidir: { $country }.
rights-europe = AB ve AEA’da ürün sözleşmeye uygun değilse satıcıya karşı ayrıca ücretsiz yasal haklarınız vardır. Bu garanti o hakları etkilemez.
rights-britain = Birleşik Krallık’ta bu garanti, Consumer Rights Act 2015 gibi tüketici yasalarından doğan haklarınıza ektir ve onları etkilemez.
rights-america = Bu garanti size belirli haklar verir; ABD’de eyaletten eyalete değişen başka haklarınız da olabilir.
rights-australia = Avustralya’da mallarımız, Australian Consumer Law uyarınca hariç tutulamayan garantilerle gelir. Büyük bir arızada değişim veya para iadesi ile makul ölçüde öngörülebilir diğer kayıp ve zararların tazminini isteyebilirsiniz. Mallar kabul edilebilir nitelikte değilse ve arıza büyük değilse onarım veya değişim hakkınız da vardır.
rights-elsewhere = Yasal haklarınız, özellikle satıcıya karşı olanlar, bundan etkilenmez.
