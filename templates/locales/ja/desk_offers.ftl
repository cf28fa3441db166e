# How offers do, which was sold, and the ways through the desk.
board-offer = 過去12か月のご案内
board-head-mailed = メール掲載
board-head-followed = クリック
board-head-bought = 購入
board-head-after-mail = メール後
board-offer-what = メール掲載：掲載したメールの数。クリック：メール内リンクのクリック数。購入：取り込まれた、またはここでプランとして記録されたすべての購入。メール後：それまでにご案内メールが送られていた所有者による購入。
act-offer = 販売したご案内
act-offer-none = カタログのものではない
desk-places = サポートのページ
desk-more = その他
