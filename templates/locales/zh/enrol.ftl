# The desk registers for somebody, and corrects what it wrote.
act-register = 代为登记
act-register-what = 用于来电、纸质卡片或经销商。此方式不代表同意接收优惠信息。如有电子邮箱，用户会收到其页面的链接。
act-correct = 更正姓名、电话、邮寄地址
act-correct-what = 信件仍发往原来的电子邮箱。
act-source = 来源
act-phone = 电话
act-post = 邮寄地址
source-caller = 来电
source-card = 纸质卡片
source-dealer = 经销商
error-no-reach = 请填写电子邮箱、电话号码或邮寄地址
error-not-a-phone = 请输入 5 到 15 位数字的电话号码
event-enrolled = 由客服登记，编号 { $detail }
event-desk-corrected = 由客服更正：{ $detail }
