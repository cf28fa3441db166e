# 用户自己的页面：保修、说明书、优惠、邮件设置。
owner-registered = 已注册
owner-done = 谢谢，注册已完成。
owner-mail = 确认邮件正在发往 { $email }。
owner-mailed = 确认邮件已发往 { $email }。
owner-unit = 您的产品
cover-title = 您的保修
cover-none = 此处没有该产品的保修记录。您依法享有的权利不受影响。
manuals-title = 说明书与使用指南
offers-title = 适合您的产品
offer-why = 为何显示：{ $why }
offer-button = 查看详情
offer-see = 查看详情：{ $title }

preferences-title = 优惠和使用建议邮件
preferences-saved-title = 已保存
preferences-on = 您会收到与您的产品相关的优惠和使用建议邮件。
preferences-off = 您不会收到优惠邮件。
preferences-now-on = 从现在起，您会收到与您的产品相关的优惠和使用建议。
preferences-now-off = 您不会再收到优惠邮件，即刻生效。
preferences-kept = 无论如何设置，您都会收到与注册和产品安全相关的邮件。
preferences-stop = 停止接收此类邮件
preferences-start = 接收优惠和使用建议
