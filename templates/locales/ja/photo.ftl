# A photo of receipt or type plate, for a claim or a second-hand request.
photo-helps = 領収書または銘板の写真があると、確認に役立ちます。
photo-link = 写真を追加
photo-kept-link = 写真を表示または差し替え
photo-title = 領収書または銘板の写真
photo-lead = 製品があなたのものであることを示します。ご本人とサポートだけが見られます。
photo-field = 写真またはPDF
photo-send = 写真を送る
photo-back = 申請のページに戻る
event-photo-sent = 領収書または銘板の写真を受信
event-photo-kept = 申請の写真を領収書として保管
claim-photo-receipt = 写真は領収書です：承認した場合、登録とともに保管します。
audit-photo = 申請の写真を閲覧
