# Letters of a journey: getting started, is all well, cover ends.

mail-start-subject = { $product } 入门
mail-start-title = 良好的开始
mail-start-intro = 再次感谢您选择 { $product }。以下内容在最初几天会有帮助。
mail-start-what = 您的页面集中了一切：说明书、保修、收据和帮助。有什么不正常吗？请回复此邮件。
mail-check-subject = 您的 { $product } 一切正常吗？
mail-check-title = 一切正常吗？
mail-check-intro = 您使用 { $product } 已有一段时间了。
mail-check-person = 我是 { $person }，在 { $brand } 负责您的产品。
mail-check-team = 在 { $brand } 有专人负责您的产品。
mail-check-what = 如有任何问题，请回复此邮件。阅读它的是人，不是机器。如果一切正常，您无需做任何事。
mail-ends-subject = { $product } 的保修将于 { $date } 结束
mail-ends-title = 保修至 { $date }
mail-ends-intro = 您的 { $product } 的保修即将结束。
mail-ends-what = 您的页面写明在此之前哪些内容在保修范围内。有什么问题吗？请在那一天之前告诉我们。
