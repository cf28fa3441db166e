# Letters of a journey: getting started, is all well, cover ends.

mail-start-subject = İlk adımlar: { $product }
mail-start-title = İyi bir başlangıç
mail-start-intro = bu ürünü seçtiğiniz için yeniden teşekkürler: { $product }. İlk günlerde işe yarayacaklar burada.
mail-start-what = Sayfanız her şeyi bir arada tutar: kılavuzlar, garanti, fiş ve yardım. Bir şey gerektiği gibi çalışmıyor mu? Bu e-postayı yanıtlayın.
mail-check-subject = Her şey yolunda mı? { $product }
mail-check-title = Her şey yolunda mı?
mail-check-intro = bir süredir ürününüzü kullanıyorsunuz: { $product }.
mail-check-person = Adım { $person }; { $brand } adına ürününüzden ben sorumluyum.
mail-check-team = { $brand } adına ürününüzden bir insan sorumludur.
mail-check-what = Bir sorun varsa bu e-postayı yanıtlayın. Onu bir makine değil, bir insan okur. Her şey yolundaysa bir şey yapmanız gerekmez.
mail-ends-subject = Garanti { $date } tarihinde bitiyor: { $product }
mail-ends-title = Garanti bitişi: { $date }
mail-ends-intro = ürününüzün garantisi yakında bitiyor: { $product }.
mail-ends-what = O güne kadar nelerin kapsamda olduğu sayfanızda yazar. Bir sorun mu var? O günden önce bize bildirin.
