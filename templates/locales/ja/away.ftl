# A scan while the records cannot be reached.
away-title = ただいまご利用いただけません
away-what = 現在データに接続できないため、登録も照会もできません。すでに登録された内容は失われていません。
away-way-out = ラベルをお手元に置き、数分後にもう一度お試しください。お待ちいただいても購入日は変わりません。
away-button = もう一度試す
