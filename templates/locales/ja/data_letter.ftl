# The letter with a link to all of a person’s data, the page behind it, and the desk that sends it.
mail-data-title = お客様のデータの準備ができました
mail-data-intro = お客様について当社が保存している内容のご照会がありました。すべてをこちらでご覧いただけます。
mail-data-what = ボタンを押すと、一つのファイルを受け取れるページが開きます。ご入力内容、当社からのお知らせ、これまでの経過など、このアドレスに関するすべてが入っています。
mail-data-until = リンクの有効期限は { $date } までです。期限が過ぎた場合は、新しいリンクをお申し付けください。
mail-data-button = データを受け取る
mail-data-keep = このメールをお持ちの方は誰でもデータを開けます。転送しないでください。
mail-data-why = このメールは、{ $brand }にこのアドレスで保存されているデータの請求があったためお送りしています。お心当たりがない場合は、何もする必要はありません。データを開けるのはこのメールだけです。
data-letter-what = { $email } に関する記録のすべてを一つのファイルにまとめました。ご入力内容、当社からのお知らせ、これまでの経過が入っています。
data-letter-over-title = このリンクは使えません
data-letter-over-what = データへのリンクの有効期間は七日間です。アドレスが変わったとき、またはデータが消去されたときは、それより早く使えなくなります。
data-letter-over-again = 新しいリンクをお申し付けください。登録されているアドレスにメールでお送りします。
desk-person = 所有者のデータ
desk-person-link = 所有者のデータ：送信・ダウンロード・消去
desk-data-send = 所有者にデータを送る
desk-data-send-what = これらすべてを含む一つのファイルへのリンクを記したメールを { $email } に送ります。リンクはそのメールだけにあり、有効期間は七日間です。
event-data-sent = 所有者に全データへのリンクを送信
audit-export = 個人のデータをダウンロード
