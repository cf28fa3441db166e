# The letter of a journey that says thanks.
mail-thanks-subject = 感谢您选择 { $product }
mail-thanks-title = 欢迎
mail-thanks-intro = 感谢您选择 { $product } 并向我们登记。
mail-thanks-cover = 您的保修已登记至 { $date }。如有问题，只需告诉我们您的注册编号。
mail-thanks-tip = 一条小建议，助您长久使用
