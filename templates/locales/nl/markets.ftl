# Het land van aankoop en de rechten die de wet daar hoe dan ook geeft.
field-market = Land van aankoop
field-market-other = Een ander land
owner-market = Garantie en prijzen gelden zoals in: { $country }.
rights-europe = In de EU en de EER hebt u daarnaast wettelijk recht op kosteloos herstel door de verkoper als het product niet deugt. Deze garantie doet daar niets aan af.
rights-britain = In het Verenigd Koninkrijk komt deze garantie boven op uw rechten als consument, zoals die uit de Consumer Rights Act 2015, en doet daar niets aan af.
rights-america = Deze garantie geeft u bepaalde rechten; per staat van de VS kunt u nog andere rechten hebben.
rights-australia = In Australië gelden voor onze goederen garanties die volgens de Australian Consumer Law niet kunnen worden uitgesloten. Bij een ernstig gebrek hebt u recht op vervanging of terugbetaling en op vergoeding van andere redelijkerwijs voorzienbare schade. U hebt ook recht op reparatie of vervanging als de goederen niet van aanvaardbare kwaliteit zijn en het gebrek niet ernstig is.
rights-elsewhere = Uw wettelijke rechten, vooral tegenover de verkoper, blijven onverlet.
