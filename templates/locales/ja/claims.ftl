# リコール、使用停止の製品、所有者の申請：ページ、サポート画面、メール。
recall-more = 詳しく見る

stolen-title = この製品には盗難の届け出があります
stolen-what = 所有者のもとから盗まれたとの連絡を受けています。
stolen-way-out = 購入または拾得された場合は、製造番号をご用意のうえお問い合わせください。どうすればよいかご案内します。
replaced-title = この製品は交換されました
replaced-what = 別の製品に交換されたため、このラベルは無効になりました。
replaced-button = 新しい製品のコードを入力する

unproven-unrecorded-title = この製品はまだ一覧に載っていません
unproven-unrecorded-what = ラベルは本物です。お客様の製品であることをお知らせください。当社で登録いたします。
unproven-claimed-title = 確認中です
unproven-claimed-what = この製品の所有者だという方からご連絡があり、確認しています。結果はその方にメールでお送りします。ご連絡された覚えがない場合は、お問い合わせください。
unproven-step-claim = それでも解決しない場合は、お客様の製品であることをお知らせください。当社で確認します。

registered-claimed = 新しい所有者だという方からご連絡があり、確認しています。確認が終わるまでは何も変わりません。

claim-open = お客様の製品であることを知らせる
claim-title = お客様の製品であることのご連絡
claim-lead = 当社の記録と照合し、メールでお返事します。
claim-lead-registered = 現在お客様の製品でしたら、お知らせください。確認してメールでお返事します。ご自身で登録された場合、専用リンクはお送りしたメールにあります。
claim-email-hint = こちらにお返事します。
claim-purchased-hint = お客様の製品になった日
field-words = 入手の経緯（任意）
field-words-hint = 中古で購入、贈り物、ラベルの破損など。レシートなどはお持ちですか？
claim-button = 送信する
claim-data = ご入力の内容は、製品の所有者の確認とお返事だけに使います。ほかの目的には使いません。

pending-claim = お客様からのご連絡
pending-open-title = 確認中です
pending-open-what = ご連絡ありがとうございます。お返事は { $email } にお送りします。ほかのお手続きは必要ありません。
pending-accepted-title = お客様の製品と確認できました
pending-accepted-what = お客様の製品として登録しました。専用ページへのリンクは、{ $email } にお送りしたメールにあります。
pending-refused-title = 確認できませんでした
pending-refused-what = 理由は { $email } にお送りしたメールに記載しています。補足がある場合は、お問い合わせください。

choices-title = { $product }：リンク
choices-all = このコードのリンク先です。
choices-undecided = 該当するリンクが複数あります。1つ選んでください。

error-not-a-serial = この製品の製造番号ではありません。ラベルと見比べてください
error-not-on-record = この製造番号で使用中の製品は記録にありません
error-missing-successor = 交換後の製品の製造番号を入力してください
error-missing-reason = 理由を入力してください

# サポート画面
claims = 所有者の申請
claims-none = 判断待ちの申請はありません。
claims-decided = 判断済み
claimant = 申請者
claim-at = 受付日時
evidence = ラベル
evidence-held = コード一致
evidence-wrong = コード不一致
evidence-missing = コードなし
claim-state-open = 未対応
claim-state-accepted = 承認
claim-state-refused = 却下
claim-of = { $name }様の申請
claim-said = 申請内容
claim-record = 記録の内容
claim-same-email = 同じアドレス
claim-others = この製品には、ほかに{ $count }件の申請があります。
claim-unit = この製品のすべての情報
claim-decide = 判断
claim-effect = 承認すると、申請者が所有者になります。
claim-effect-ends = 承認すると、申請者が所有者になり、現在の登録は終了します。
claim-reason = 理由（申請者に表示されます）
claim-accept = 承認する
claim-refuse = 却下する
unit-unknown = 記録なし
unit-state-stolen = 盗難
unit-state-replaced = 交換済み
withdraw-title = 使用停止にする
withdraw-what = ラベルを読み取った人に、すぐに表示されます。登録はそのまま残り、取り消すこともできます。
withdraw-fate = 停止の理由
withdraw-void = 無効：廃棄、返品、ラベルの取り消し
withdraw-stolen = 盗難
withdraw-replaced = 別の製品に交換
withdraw-successor = 交換後の製造番号（交換の場合）
withdraw-reason = 詳細（社内専用）
withdraw-button = 使用停止にする
withdraw-cancel = キャンセル
withdrawn-void = 無効
withdrawn-stolen = 盗難
withdrawn-replaced = 交換後の製品：
withdrawn-restore = 使用を再開する
recall = リコール：{ $title }
event-claimed = 所有者の申請、受付番号 { $detail }
event-claim-accepted = 申請を承認、受付番号 { $detail }
event-claim-refused = 申請を却下、受付番号 { $detail }
event-ended = 登録 { $detail } が終了：新しい所有者
event-voided = 無効化
event-stolen = 盗難の届け出
event-replaced = { $detail } に交換
event-replaces = { $detail } からの交換
event-restored = 使用再開
audit-void = 無効化
audit-stolen = 盗難として記録
audit-replaced = { $detail } への交換を記録
audit-restore = 使用再開
audit-claim-accept = 申請 { $detail } を承認
audit-claim-refuse = 申請 { $detail } を却下

# メール
mail-claim-title = お客様からのご連絡
mail-claim-open-subject = 確認中です（{ $reference }）
mail-claim-accepted-subject = お客様の製品と確認できました：{ $product }
mail-claim-refused-subject = ご連絡へのお返事（{ $reference }）
mail-claim-open-intro = 「{ $product }」がお客様の製品であるとのご連絡を受け付けました。確認のうえ、あらためてメールをお送りします。
mail-claim-accepted-intro = ご連絡の内容を確認し、「{ $product }」をお客様の製品として登録しました。
mail-claim-refused-intro = ご連絡の内容を確認しましたが、「{ $product }」がお客様の製品であることを確認できませんでした。
mail-claim-reason = 理由：
mail-claim-button = 状況を見る
mail-claim-why = このメールは、{ $brand }に製品の所有者であるとのご連絡があった際、このアドレスが入力されたためお送りしています。お心当たりがない場合はお知らせください。アドレスを削除いたします。
