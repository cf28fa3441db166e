# Letters of a journey: getting started, is all well, cover ends.

mail-start-subject = Getting started with your { $product }
mail-start-title = Off to a good start
mail-start-intro = thank you again for choosing the { $product }. Here is what helps in the first days.
mail-start-what = Your page keeps everything in one place: manuals, cover, receipt and help. Something does not work as it should? Answer this mail.
mail-check-subject = Is all well with your { $product }?
mail-check-title = Is all well?
mail-check-intro = you have had your { $product } for a little while now.
mail-check-person = My name is { $person }, and at { $brand } I answer for your product.
mail-check-team = At { $brand } a person answers for your product.
mail-check-what = If anything is not as it should be, answer this mail. It is read by a person, not a machine. If all is well, you need do nothing.
mail-ends-subject = Cover for your { $product } ends on { $date }
mail-ends-title = Covered until { $date }
mail-ends-intro = the cover for your { $product } ends soon.
mail-ends-what = Your page says what is covered until then. Is something wrong with it? Tell us before that day.
