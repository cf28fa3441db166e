# 所有页面共用的文字。`language-name` 和 `format-locale` 由各语言自行设定。
language-name = 简体中文
format-locale = zh
languages = 语言
skip-to-content = 跳到正文
page-description = { $brand } 产品的注册、保修与帮助。
privacy = 隐私政策
imprint = 公司信息
product = 产品
model = 型号
serial = 序列号
reference = 注册编号

# 说明中的时长
length-years = { $count }年
length-months = { $count }个月
length-days = { $count }天

# 一点即达的帮助。主题和正文会填入访客自己的邮件程序。
help-title = 需要帮助吗？
help-mail = 发邮件给我们
help-subject-unit = { $product }，序列号 { $serial }
help-subject-owner = { $product }，序列号 { $serial }，注册编号 { $reference }
help-subject-code = 扫描标签后打不开注册页面
help-body-unit =
    产品：{ $product }（{ $code }）
    序列号：{ $serial }

    我的问题：
help-body-owner =
    产品：{ $product }（{ $code }）
    序列号：{ $serial }
    注册编号：{ $reference }

    我的问题：
help-body-code =
    序列号：{ $serial }

    标签上印的内容：
help-body-incident =
    错误编号：{ $incident }

    我当时的操作：

# 错误
error-title = 错误：{ $title }
errors-title = 有些内容需要修改
error-missing-name = 请输入您的姓名
error-missing-email = 请输入您的电子邮箱
error-missing-purchased_on = 请输入购买日期
error-missing-installed_on = 请输入安装日期
error-missing-serial = 请输入序列号
error-missing-k = 请输入标签上的识别码
error-missing = 此项尚未填写
error-too-long = 最多 { $max } 个字符
error-too-short = 至少 { $min } 个字符
error-illegal-character = 含有此处不能使用的字符，例如换行符
error-no-letter = 至少需要一个文字或数字
error-not-an-email = 请输入电子邮箱，格式如 name@example.com
error-not-a-date = 请输入日期，格式如 2026-05-31
error-in-future = 该日期尚未到来。请输入今天或更早的日期
error-too-early = 该日期早于产品的生产日期。请输入{ $earliest }或更晚的日期
error-not-a-choice = 请从选项中选择一项
error-stale = 此表单已过期，或在途中被更改。请重新扫描标签
error-typo = 有一个字符似乎不对。请与标签核对
error-not-a-code = 识别码由 14 或 15 位字母和数字组成。请与标签核对
error-not-known = 没有与此序列号和识别码相符的产品。请将两者与标签核对

# 每项保修期限的依据。页面、邮件、证书、客服台和 JSON 中是同一句话。
reason-purchase = 自购买之日（{ $on }，已凭购买凭证确认）起{ $length }。
reason-purchase-declared = 自购买之日（{ $on }，注册时填写）起{ $length }。
reason-installation = 自安装之日（{ $on }）起{ $length }。
reason-installation-unknown = 安装日期未知，自购买之日（{ $on }）起{ $length }。
reason-manufacture = 自生产之日（{ $on }）起{ $length }。
reason-manufacture-plus = { $length }，从生产之日（{ $on }）后{ $days }天开始计算。
reason-manufacture-unknown = 生产日期未知，自购买之日（{ $on }）起{ $length }。
reason-fixed = 自{ $on }起{ $length }，所有产品起始日期相同。
reason-latest-start = 自{ $latest }起{ $length }，这是同期产品最晚的起始日期。填写的日期为{ $declared }；提供购买凭证可能改变此结果。

# 产品状态标题
cover-until = 保修至{ $date }
cover-first = 最先到期的是“{ $what }”，到期日为{ $date }。
cover-starts = 保修自{ $date }开始
cover-ended = 保修已于{ $date }到期
cover-unknown = 暂无保修记录
covered-month = 保修至{ $month }
ended-month = 保修已于{ $month }到期
line-active = 至{ $date }
line-waiting = { $date }至{ $until }
line-ended = 已于{ $date }到期

# 显示优惠的原因
offer-why-product = 适用于您的“{ $product }”。
offer-why-serials = 适用于您的“{ $product }”及其序列号范围。

# 出现问题时
problem-incident = 如就此事联系我们，请注明编号
problem-400-title = 无法读取该请求
problem-400-what = 我们收到的内容不完整。
problem-400-way-out = 请返回并刷新页面，然后再试一次。您也可以重新扫描标签。
problem-403-title = 您无法访问此内容
problem-403-what = 访问此页面需要其他权限，或者表单打开的时间过长。
problem-403-way-out = 请返回并刷新页面，然后再试一次。
problem-404-title = 找不到该页面
problem-404-what = 网址可能有误，或者链接已被更新的链接取代。
problem-404-way-out = 请重新扫描产品上的标签。有效的链接在我们最近发给您的邮件中。
problem-405-title = 此处无法执行该操作
problem-405-what = 该网址不能以这种方式使用。
problem-405-way-out = 请返回并使用页面上的按钮。
problem-408-title = 等待时间过长
problem-408-what = 网络连接太慢，内容没有保存。
problem-408-way-out = 请检查网络，然后重新提交表单。
problem-413-title = 内容过大
problem-413-what = 您提交的内容超出限制，没有保存。
problem-413-way-out = 请返回，精简内容后重新提交。
problem-422-title = 无法处理该内容
problem-422-what = 表单中有内容不符合要求。
problem-422-way-out = 请返回，检查各项后重新提交表单。
problem-429-title = 尝试次数过多
problem-429-what = 短时间内，来自您网络的请求过多。
problem-429-way-out = 请等待十分钟后再试。
problem-500-title = 我们这边出了问题
problem-500-what = 这是我们的过错，问题已记录。
problem-500-way-out = 请过几分钟再试。您之前注册的信息都在。
problem-full-title = 目前存储空间已满
problem-full-what = 我们服务器的磁盘已满，因此没有保存任何内容。
problem-full-way-out = 此问题已记录。请稍后再次发送。不会重复登记。
problem-503-title = 系统当前繁忙
problem-503-what = 您的请求暂时无法保存。
problem-503-way-out = 请一分钟后重新提交。不会重复注册。
