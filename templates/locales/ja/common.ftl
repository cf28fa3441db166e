# 全ページ共通の文言。`language-name` と `format-locale` は言語ごとに定めます。
language-name = 日本語
format-locale = ja
languages = 言語
skip-to-content = 本文へ移動
page-description = { $brand }製品の登録、保証、サポート。
privacy = プライバシーポリシー
imprint = 運営者情報
product = 製品
model = 型番
serial = 製造番号
reference = 受付番号

# 理由の文に入る期間
length-years = { $count }年
length-months = { $count }か月
length-days = { $count }日

# ワンタップで問い合わせ。件名と本文は、利用者自身のメールソフトに入ります。
help-title = お困りですか？
help-mail = メールで問い合わせる
help-subject-unit = { $product }、製造番号 { $serial }
help-subject-owner = { $product }、製造番号 { $serial }、受付番号 { $reference }
help-subject-code = ラベルから登録画面が開きません
help-body-unit =
    製品：{ $product }（{ $code }）
    製造番号：{ $serial }

    お問い合わせ内容：
help-body-owner =
    製品：{ $product }（{ $code }）
    製造番号：{ $serial }
    受付番号：{ $reference }

    お問い合わせ内容：
help-body-code =
    製造番号：{ $serial }

    ラベルに書かれている内容：
help-body-incident =
    エラー番号：{ $incident }

    行っていた操作：

# エラー
error-title = エラー：{ $title }
errors-title = 入力内容をご確認ください
error-missing-name = お名前を入力してください
error-missing-email = メールアドレスを入力してください
error-missing-purchased_on = 購入日を入力してください
error-missing-installed_on = 設置日を入力してください
error-missing-serial = 製造番号を入力してください
error-missing-k = ラベルのコードを入力してください
error-missing = この項目が入力されていません
error-too-long = { $max }文字以内で入力してください
error-too-short = { $min }文字以上で入力してください
error-illegal-character = 改行など、ここでは使えない文字が含まれています
error-no-letter = 文字または数字を1つ以上入力してください
error-not-an-email = メールアドレスは name@example.com の形式で入力してください
error-not-a-date = 日付は 2026-05-31 の形式で入力してください
error-in-future = 未来の日付です。今日までの日付を入力してください
error-too-early = 製品の製造前の日付です。{ $earliest }以降の日付を入力してください
error-not-a-choice = 選択肢から1つ選んでください
error-stale = 画面の有効期限が切れたか、内容が途中で変わりました。もう一度ラベルを読み取ってください
error-typo = 1文字違っているようです。ラベルと見比べてください
error-not-a-code = コードは英数字14文字または15文字です。ラベルと見比べてください
error-not-known = この製造番号とコードの製品は見つかりません。両方をラベルと見比べてください

# 保証期間の根拠。ページ、メール、証明書、サポート画面、JSONで同じ文を使います。
reason-purchase = 購入日（{ $on }、購入証明書で確認済み）から{ $length }。
reason-purchase-declared = 購入日（{ $on }、登録時の申告による）から{ $length }。
reason-installation = 設置日（{ $on }）から{ $length }。
reason-installation-unknown = 設置日が不明なため、購入日（{ $on }）から{ $length }。
reason-manufacture = 製造日（{ $on }）から{ $length }。
reason-manufacture-plus = 製造日（{ $on }）の{ $days }日後から{ $length }。
reason-manufacture-unknown = 製造日が不明なため、購入日（{ $on }）から{ $length }。
reason-fixed = { $on }から{ $length }。開始日は全製品共通です。
reason-latest-start = { $latest }から{ $length }。この製造時期の製品で最も遅い開始日です。申告された日付は{ $declared }です。レシートなどの購入証明書があれば変更できる場合があります。

# 製品ごとの見出し
cover-until = { $date }まで保証
cover-first = 最初に終わるのは「{ $what }」（{ $date }まで）です。
cover-starts = { $date }から保証
cover-ended = 保証は{ $date }に終了しました
cover-unknown = 保証の記録がありません
covered-month = { $month }まで保証
ended-month = 保証は{ $month }に終了しました
line-active = { $date }まで
line-waiting = { $date }から{ $until }まで
line-ended = { $date }に終了

# ご案内を表示する理由
offer-why-product = お持ちの「{ $product }」に対応しているため。
offer-why-serials = お持ちの「{ $product }」とその製造番号に対応しているため。

# 問題が起きたとき
problem-incident = お問い合わせの際は、次の番号をお知らせください：
problem-400-title = 送信内容を読み取れませんでした
problem-400-what = 届いた内容に不足があります。
problem-400-way-out = 前の画面に戻り、ページを再読み込みしてもう一度お試しください。またはラベルをもう一度読み取ってください。
problem-403-title = このページは開けません
problem-403-what = 閲覧に別の権限が必要か、入力画面を長時間開いたままだったようです。
problem-403-way-out = 前の画面に戻り、ページを再読み込みしてもう一度お試しください。
problem-404-title = ページが見つかりません
problem-404-what = アドレスに誤りがあるか、新しいリンクに替わった可能性があります。
problem-404-way-out = 製品のラベルをもう一度読み取ってください。有効なリンクは、当社からの最新のメールにあります。
problem-405-title = ここではその操作はできません
problem-405-what = このアドレスは、その方法では利用できません。
problem-405-way-out = 前の画面に戻り、ページ内のボタンをお使いください。
problem-408-title = 時間がかかりすぎました
problem-408-what = 通信が遅く、何も保存されませんでした。
problem-408-way-out = 通信状態を確認して、もう一度送信してください。
problem-413-title = データが大きすぎます
problem-413-what = 送信内容が上限を超えたため、何も保存されませんでした。
problem-413-way-out = 前の画面に戻り、短くしてから送信し直してください。
problem-422-title = 処理できませんでした
problem-422-what = 入力内容に合わないところがあります。
problem-422-way-out = 前の画面に戻り、項目を確認してもう一度送信してください。
problem-429-title = 試行回数が多すぎます
problem-429-what = お使いの回線から、短時間に多くのアクセスがありました。
problem-429-way-out = 10分ほど待ってから、もう一度お試しください。
problem-500-title = 当社側で問題が発生しました
problem-500-what = 当社の不具合です。内容は記録されました。
problem-500-way-out = 数分後にもう一度お試しください。すでに登録された内容は失われていません。
problem-full-title = 現在、保存領域に空きがありません
problem-full-what = サーバーのディスクがいっぱいのため、何も保存されませんでした。
problem-full-way-out = この問題は記録されました。しばらくしてからもう一度送信してください。二重に登録されることはありません。
problem-503-title = ただいま混み合っています
problem-503-what = 送信内容を保存できませんでした。
problem-503-way-out = 1分ほど待ってから、もう一度送信してください。二重に登録されることはありません。
