# A scan while the records cannot be reached.
away-title = Şu anda mümkün değil
away-what = Şu anda kayıtlarımıza ulaşamıyoruz; bu yüzden hiçbir şey kaydedilemiyor veya sorgulanamıyor. Daha önce kaydedilenler güvende.
away-way-out = Etiketi elinizin altında tutun ve birkaç dakika sonra yeniden deneyin. Beklemek satın alma tarihini değiştirmez.
away-button = Yeniden dene
