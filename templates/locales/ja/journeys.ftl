# Letters of a journey: getting started, is all well, cover ends.

mail-start-subject = { $product } のはじめかた
mail-start-title = はじめに
mail-start-intro = { $product } をお選びいただき、あらためてありがとうございます。最初の数日に役立つことをお知らせします。
mail-start-what = マイページには、取扱説明書、保証、レシート、サポートがまとまっています。うまく動かないことがあれば、このメールに返信してください。
mail-check-subject = { $product } の調子はいかがですか
mail-check-title = 調子はいかがですか
mail-check-intro = { $product } をお使いになって、しばらくたちました。
mail-check-person = { $brand } でお客様の製品を担当している { $person } です。
mail-check-team = { $brand } では担当者がお客様の製品を受け持っています。
mail-check-what = 気になることがあれば、このメールに返信してください。機械ではなく、人が読みます。問題がなければ、何もする必要はありません。
mail-ends-subject = { $product } の保証は { $date } に終わります
mail-ends-title = 保証は { $date } まで
mail-ends-intro = { $product } の保証がまもなく終わります。
mail-ends-what = それまでの保証内容はマイページでご確認いただけます。不具合がありましたら、その日までにお知らせください。
