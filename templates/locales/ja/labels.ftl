# ラベルに印刷する文言。幅は20ミリなので短く。
label-call = 読み取って製品登録。保証はここから。
label-model = 型番
label-serial = 製造番号
label-typed = コード
label-units = 数量
label-first = 最初
label-last = 最後
label-batch = ロット
label-made = 製造
label-place = ラベルの位置：{ $place }
calibrate-title = 調整用ページ：{ $stock }
calibrate-print = 1. このページを普通紙に100％で印刷します。「用紙に合わせる」は使わないでください。
calibrate-offset = 2. 四隅に十字があり、用紙の両端から{ $cross } mmの位置です。左上の十字を左端と上端から測ります。足りない分は設定の [labels] offset_mm = [右, 下] に、多すぎる分はマイナスで書きます。左から18.5 mmなら1.5です。このページは{ $offset }で印刷されました。この値に加えてください。
calibrate-scale = 3. 定規を0から100 mmまで測ります。上の定規が99 mmなら scale = [1.010, 1.0] と書きます。2番目の数は縦の定規の分です。このページは{ $scale }で印刷されました。
calibrate-check = 4. もう一度印刷し、ラベル用紙に重ねて光にかざします。枠とラベルが重なれば完了です。
