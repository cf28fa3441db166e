# ラベルに印刷する文言。幅は20ミリなので短く。
label-call = 読み取って製品登録。保証はここから。
label-model = 型番
label-serial = 製造番号
label-typed = コード
