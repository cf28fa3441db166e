# メール。件名は50文字以内。
mail-confirmation-subject = 製品登録が完了しました：{ $product }
mail-confirmation-preview = { $headline }。受付番号 { $reference }。
mail-hello = { $name } 様
mail-hello-plain = お客様へ
mail-confirmation-intro = 「{ $product }」の登録が完了しました。
mail-confirmation-button = 保証ページを開く
mail-confirmation-keep = このメールは大切に保管してください。ボタンを押すと、パスワードなしで専用ページ（保証、取扱説明書、サポート）が開きます。
mail-cover-title = 保証内容
mail-manuals-title = 取扱説明書・使い方
mail-offers-title = 「{ $product }」向けのご案内
mail-offers-why = 登録時にチェックを入れていただいたため、お得な情報をお送りしています。
mail-offers-stop = お得な情報のメールを停止する
mail-help-title = お困りですか？
mail-help = このメールに返信するか、お電話ください。製造番号と受付番号をご用意いただくとスムーズです。
mail-help-write = このメールにご返信ください。製造番号と受付番号をご用意いただくとスムーズです。
mail-why = このメールは、{ $brand }の製品登録時にこのアドレスが入力されたためお送りしています。お心当たりがない場合はお知らせください。アドレスを削除いたします。
