# What the owner takes home: certificate and calendar.
certificate-title = 登録証明書
certificate-issued = 発行日：{ $date }
certificate-scan = サポート、説明書、保証の状況はこのコードを読み取ってください。
certificate-rights = この証明書は法律上の権利に加わるもので、その権利を制限するものではありません。
calendar-title = { $product }：{ $what }の終了
papers-title = 保管用
certificate-link = 証明書（PDF）
calendar-link = 保証の終了日をカレンダーに追加
