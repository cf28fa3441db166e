# What the owner takes home: certificate and calendar.
certificate-title = 注册证书
certificate-issued = 签发日期：{ $date }
certificate-scan = 扫描此码可获取帮助、说明书和保障状态。
certificate-rights = 本证书是对您法定权利的补充，不减损其中任何一项。
calendar-title = { $product }：{ $what }到期
papers-title = 留存
certificate-link = 证书（PDF）
calendar-link = 将保障到期日加入日历
