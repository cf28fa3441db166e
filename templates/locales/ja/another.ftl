# Registering the next product without typing name and address again.
another-link = 別の製品を登録する
find-known = お名前とメールアドレスは入力済みの状態で表示されます。
