# Registering the next product without typing name and address again.
another-link = 登记另一件产品
find-known = 表单中会自动填好您的姓名和电子邮箱。
