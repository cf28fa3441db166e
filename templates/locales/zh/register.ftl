# 注册表单，以及供持有标签者使用的页面。
form-title = 注册您的产品
form-lead = 只需姓名和邮箱，其余信息标签上都有。
form-button = 注册
form-waits = 已保存在这部手机上。网络恢复后会立即发送，您可以保持此页面打开。
form-data = 您的姓名和邮箱仅用于确认注册，以及在涉及本产品安全时与您联系。除非您勾选优惠选项，否则不作他用。
form-warranty = 您的保修与是否填写此表单无关。即使不注册，您的权利也完全相同。
field-name = 您的姓名
field-email = 电子邮箱
field-email-hint = 保修信息和专属链接将发送到此邮箱。
email-meant = 您是不是想输入 { $email }？
field-purchased = 购买日期
field-purchased-hint = 以购买凭证上的日期为准
field-installed = 安装日期（选填）
field-installed-hint = 部分保修从这一天开始。
field-dealer = 您在哪里购买的？（选填）
field-dealer-none = 不在列表中
field-dealer-known = 购买于
field-offers = 同意 { $brand } 通过邮件向我发送与本产品相关的优惠和使用建议。我可以随时一键取消。

registered-title = 该产品已注册
registered-yours = 这是您的产品吗？

unproven-missing-title = 识别码不完整
unproven-missing-what = 打开的网址缺少识别码的最后一部分，因此我们无法确认它是否来自标签。
unproven-wrong-title = 识别码不匹配
unproven-wrong-what = 序列号与识别码不对应。通常是其中一个字符输错了。
unproven-unknown-title = 我们查不到该产品
unproven-unknown-what = 该识别码不是来自我们的标签，或者该产品尚未列入我们的目录。
unproven-next = 您可以这样做
unproven-step-scan = 在光线充足处，从正上方重新扫描标签。
unproven-step-type = 或者按标签所印输入序列号和识别码。
unproven-step-ask = 还是不行？请联系我们。附上标签照片会更快解决。

void-title = 此标签已失效
void-what = 标签已被撤销，或者产品已停用。
void-replaced = 该产品已更换为序列号 { $serial } 的产品。请扫描新产品上的标签。
void-way-out = 如果产品就在您手中，请联系我们，我们会查明情况。

find-title = 输入标签上的信息
find-lead = 无法扫描时，输入序列号和识别码即可。
find-button = 继续
find-button-open = 输入序列号和识别码
field-serial = 序列号
field-serial-hint = 位于二维码旁边
field-k = 识别码
field-k-hint = 二维码下方的几组字母和数字。大小写、短横线和空格均不影响。
place-title = 标签在哪里
place-picture = 标签在产品上的位置

home-title = 扫描产品上的标签
home-lead = 二维码中已包含产品和序列号，无需您手动输入。
home-step-scan = 打开手机相机，对准二维码。
home-step-tap = 点击链接，填写姓名和邮箱。
home-step-keep = 保存我们发送的邮件：保修、说明书和帮助，都在一处。
home-find = 没有相机？输入识别码
