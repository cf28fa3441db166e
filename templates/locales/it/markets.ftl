# Il paese di acquisto e i diritti che la sua legge dà in ogni caso.
field-market = Paese di acquisto
field-market-other = Un altro paese
owner-market = Copertura e prezzi sono quelli validi per: { $country }.
rights-europe = Nell’UE e nel SEE la legge le dà inoltre diritto a rimedi gratuiti nei confronti del venditore se il prodotto non è conforme. Questa garanzia non li limita.
rights-britain = Nel Regno Unito questa garanzia si aggiunge ai suoi diritti di consumatore, come quelli del Consumer Rights Act 2015, e non li limita.
rights-america = Questa garanzia le dà diritti specifici; può averne altri, che variano da uno Stato all’altro degli Stati Uniti.
rights-australia = In Australia i nostri prodotti sono coperti da garanzie che l’Australian Consumer Law non consente di escludere. In caso di difetto grave ha diritto alla sostituzione o al rimborso e al risarcimento di ogni altra perdita o danno ragionevolmente prevedibile. Ha diritto anche alla riparazione o alla sostituzione se il prodotto non è di qualità accettabile e il difetto non è grave.
rights-elsewhere = I suoi diritti di legge, in particolare verso il venditore, restano invariati.
