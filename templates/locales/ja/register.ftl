# 登録画面と、ラベルをお持ちの方のためのページ。
form-title = 製品登録
form-lead = 必要なのはお名前とメールアドレスだけ。そのほかはラベルからわかります。
form-button = 登録する
form-waits = この端末に保存しました。ネットワークが戻りしだい送信します。このページを開いたままでかまいません。
form-data = お名前とメールアドレスは、登録の確認と、この製品の安全に関するご連絡に使います。チェックを入れていただかない限り、ほかの目的には使いません。
form-warranty = 保証はこの登録の有無に左右されません。登録されない場合も、お客様の権利は同じです。
field-name = お名前
field-email = メールアドレス
field-email-hint = 保証内容と専用リンクをお送りします。
email-meant = { $email } ではありませんか？
field-purchased = 購入日
field-purchased-hint = レシートなどに記載の日付
field-installed = 設置日（任意）
field-installed-hint = 保証の一部はこの日から始まります。
field-dealer = 購入店（任意）
field-dealer-none = 一覧にない
field-dealer-known = 購入店
field-offers = { $brand }から、この製品に関するお得な情報と使い方のヒントをメールで受け取ります。配信はワンタップで停止できます。

registered-title = この製品は登録済みです
registered-yours = お客様の製品ですか？

unproven-missing-title = コードが途中で切れています
unproven-missing-what = コードの最後の部分がないため、ラベルから開かれたものか確認できません。
unproven-wrong-title = コードが一致しません
unproven-wrong-what = 製造番号とコードの組み合わせが正しくありません。多くの場合、1文字の入力間違いです。
unproven-unknown-title = この製品は確認できません
unproven-unknown-what = 当社のラベルのコードではないか、製品がまだ一覧に載っていません。
unproven-next = 次の方法をお試しください
unproven-step-scan = 明るい場所で、ラベルの真上からもう一度読み取ってください。
unproven-step-type = または、製造番号とコードをラベルのとおりに入力してください。
unproven-step-ask = それでも解決しない場合は、お問い合わせください。ラベルの写真があると役に立ちます。

void-title = このラベルは無効になりました
void-what = ラベルが取り消されたか、製品の使用が終了しています。
void-replaced = この製品は、製造番号 { $serial } の製品に交換されました。そちらのラベルを読み取ってください。
void-way-out = 製品がお手元にある場合は、お問い合わせください。状況をお調べします。

find-title = ラベルの内容を入力
find-lead = 読み取れないときは、製造番号とコードだけで進めます。
find-button = 次へ
find-button-open = 製造番号とコードを入力する
field-serial = 製造番号
field-serial-hint = QRコードの横にあります
field-k = コード
field-k-hint = QRコードの下にある英数字です。大文字・小文字、ハイフン、空白の有無は問いません。
place-title = ラベルの位置
place-picture = 製品に貼られたラベルの位置

home-title = 製品のラベルを読み取ってください
home-lead = 製品名や製造番号はQRコードに入っているので、入力は不要です。
home-step-scan = スマートフォンのカメラを開き、QRコードに向けます。
home-step-tap = リンクをタップし、お名前とメールアドレスを入力します。
home-step-keep = 届いたメールを保管してください。保証、取扱説明書、サポートが1か所にまとまっています。
home-find = カメラがない場合はコードを入力
