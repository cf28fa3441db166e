# The letter with a link to all of a person’s data, the page behind it, and the desk that sends it.
mail-data-title = 您的数据已准备好
mail-data-intro = 我们收到请求，查询我们保存的有关您的信息。全部内容在此。
mail-data-what = 按钮会打开一个页面，其中有一个文件：您告诉我们的内容、我们给您的邮件以及发生的事情，涵盖此邮箱名下的全部内容。
mail-data-until = 链接在 { $date } 之前（含当日）有效。此后请向我们索取新链接。
mail-data-button = 获取您的数据
mail-data-keep = 持有此邮件的人都能打开这些数据：请勿转发。
mail-data-why = 您收到此邮件，是因为有人向 { $brand } 索取此邮箱名下保存的数据。不是您本人？那么您无需做任何事：只有此邮件能打开这些数据。
data-letter-what = 一个文件，包含 { $email } 名下的全部记录：您告诉我们的内容、我们给您的邮件以及发生的事情。
data-letter-over-title = 此链接无法使用
data-letter-over-what = 通往您数据的链接有效期为七天；如果您的邮箱变更或数据被删除，链接会提前失效。
data-letter-over-again = 请向我们索取新链接。它会寄到我们所知的您的邮箱。
desk-person = 所有者的数据
desk-person-link = 所有者的数据：发送、下载、删除
desk-data-send = 向所有者发送其数据
desk-data-send-what = 将向 { $email } 发送一封邮件，内含指向包含以上全部内容的文件的链接。只有该邮件含有此链接，有效期七天。
event-data-sent = 已向所有者发送其全部数据的链接
audit-export = 下载了某人的数据
