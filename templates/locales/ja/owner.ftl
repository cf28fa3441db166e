# お客様専用ページ：保証、取扱説明書、ご案内、メール設定。
owner-registered = 登録済み
owner-done = 登録が完了しました。ありがとうございます。
owner-mail = 確認メールを { $email } にお送りしています。
owner-mailed = 確認メールを { $email } にお送りしました。
owner-unit = お客様の製品
cover-title = 保証内容
cover-none = この製品の保証は、ここには記録されていません。法律で認められたお客様の権利に影響はありません。
manuals-title = 取扱説明書・使い方
offers-title = この製品向けのご案内
offer-why = 表示の理由：{ $why }
offer-button = 詳しく見る
offer-see = 詳しく見る：{ $title }

preferences-title = お得な情報とヒントのメール
preferences-saved-title = 保存しました
preferences-on = お持ちの製品に関するお得な情報とヒントをメールでお届けしています。
preferences-off = お得な情報のメールは配信していません。
preferences-now-on = 今後、お持ちの製品に関するお得な情報とヒントをお届けします。
preferences-now-off = お得な情報のメールを停止しました。すぐに反映されます。
preferences-kept = 登録内容と製品の安全に関するメールは、設定にかかわらずお送りします。
preferences-stop = メールの配信を停止する
preferences-start = お得な情報とヒントを受け取る
