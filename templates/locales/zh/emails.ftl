# 邮件。主题最多 50 个字符。
mail-confirmation-subject = 注册成功：{ $product }
mail-confirmation-preview = { $headline }。注册编号 { $reference }。
mail-hello = { $name }，您好！
mail-hello-plain = 您好！
mail-confirmation-intro = 您的“{ $product }”已注册成功。
mail-confirmation-button = 打开保修页面
mail-confirmation-keep = 请保存此邮件。点击按钮即可打开您的专属页面，无需密码：保修、说明书、帮助。
mail-cover-title = 您的保修
mail-manuals-title = 说明书与使用指南
mail-offers-title = 适合您的“{ $product }”
mail-offers-why = 您在注册时勾选了相应选项，因此会收到优惠信息。
mail-offers-stop = 停止接收优惠邮件
mail-help-title = 需要帮助吗？
mail-help = 请回复此邮件或致电我们，并准备好序列号和注册编号。
mail-help-write = 请回复此邮件，并准备好序列号和注册编号。
mail-why = 您收到此邮件，是因为有人在注册 { $brand } 产品时填写了此邮箱。不是您本人？请告诉我们，我们会将其删除。
