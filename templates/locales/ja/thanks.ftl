# The letter of a journey that says thanks.
mail-thanks-subject = ありがとうございます：{ $product }
mail-thanks-title = ようこそ
mail-thanks-intro = { $product } をお選びいただき、またご登録いただき、ありがとうございます。
mail-thanks-cover = 保証は { $date } まで登録されています。何かありましたら、受付番号をお知らせいただくだけで結構です。
mail-thanks-tip = 長くお使いいただくために
