# The desk registers for somebody, and corrects what it wrote.
act-register = 代わりに登録する
act-register-what = 電話、紙のカード、販売店からの登録用です。この方法で案内メールへの同意にはなりません。メールアドレスがあれば、所有者に専用ページのリンクが届きます。
act-correct = 名前・電話・住所を訂正する
act-correct-what = メールの宛先は変わりません。
act-source = 受付方法
act-phone = 電話番号
act-post = 住所
source-caller = 電話
source-card = 紙のカード
source-dealer = 販売店経由
error-no-reach = メールアドレス、電話番号、住所のいずれかを入力してください
error-not-a-phone = 5～15桁の電話番号を入力してください
event-enrolled = 窓口で登録（受付番号 { $detail }）
event-desk-corrected = 窓口で訂正：{ $detail }
