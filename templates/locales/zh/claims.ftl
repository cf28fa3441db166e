# 召回、停用的产品、认领申请：页面、客服台、邮件。
recall-more = 了解详情

stolen-title = 该产品已报失窃
stolen-what = 我们接到通知，该产品是从其所有者处被盗的。
stolen-way-out = 是您买来或捡到的吗？请准备好序列号并联系我们，我们会告诉您该怎么做。
replaced-title = 该产品已更换
replaced-what = 该产品已由另一件产品取代，因此此标签已失效。
replaced-button = 输入新产品的识别码

unproven-unrecorded-title = 该产品尚未列入我们的目录
unproven-unrecorded-what = 标签是真的。请告诉我们产品归您所有，我们会为您注册。
unproven-claimed-title = 正在核实
unproven-claimed-what = 有人告诉我们，该产品归其所有。我们会通过邮件答复对方。如非您本人所为，请联系我们。
unproven-step-claim = 还是不行？请告诉我们产品归您所有，我们会核实。

registered-claimed = 有人告诉我们，该产品现归其所有。我们正在核实，在此之前一切不变。

claim-open = 告诉我们产品归您所有
claim-title = 告诉我们产品归您所有
claim-lead = 我们会与记录核对，并通过邮件答复您。
claim-lead-registered = 如果产品现在归您所有，请告诉我们，我们会核实并通过邮件答复。是您自己注册的？那么专属链接就在我们发给您的邮件中。
claim-email-hint = 我们的答复将发送到此邮箱。
claim-purchased-hint = 产品归您所有的日期
field-words = 您是怎么得到它的？（选填）
field-words-hint = 买的二手、别人送的、标签破损……您有购买凭证吗？
claim-button = 提交
claim-data = 这些信息仅用于核实产品归谁所有并答复您，不作他用。

pending-claim = 您告诉我们的信息
pending-open-title = 正在核实
pending-open-what = 谢谢。我们的答复将发往 { $email }。您无需再做什么。
pending-accepted-title = 已确认归您所有
pending-accepted-what = 我们已为您注册。您的专属页面链接在发往 { $email } 的邮件中。
pending-refused-title = 我们未能确认
pending-refused-what = 原因在发往 { $email } 的邮件中。如需补充，请联系我们。

choices-title = { $product }：链接
choices-all = 此二维码指向的内容。
choices-undecided = 有多个链接符合，请选择一个。

error-not-a-serial = 这不是该产品的序列号。请与标签核对
error-not-on-record = 没有此序列号的在用产品
error-missing-successor = 请输入替换产品的序列号
error-missing-reason = 请输入原因

# 客服台
claims = 认领申请
claims-none = 没有待处理的申请。
claims-decided = 已处理
claimant = 申请人
claim-at = 收到时间
evidence = 标签
evidence-held = 识别码匹配
evidence-wrong = 识别码不匹配
evidence-missing = 无识别码
claim-state-open = 待处理
claim-state-accepted = 已通过
claim-state-refused = 已拒绝
claim-of = { $name } 的认领申请
claim-said = 申请内容
claim-record = 现有记录
claim-same-email = 邮箱相同
claim-others = 该产品另有 { $count } 份认领申请。
claim-unit = 该产品的全部信息
claim-decide = 处理
claim-effect = 通过后，申请人成为该产品的用户。
claim-effect-ends = 通过后，申请人成为该产品的用户，现有注册随之终止。
claim-reason = 原因（申请人会看到）
claim-accept = 通过
claim-refuse = 拒绝
unit-unknown = 无记录
unit-state-stolen = 被盗
unit-state-replaced = 已更换
withdraw-title = 停用
withdraw-what = 扫描标签的人会立即看到。注册信息保持不变，您也可以撤销停用。
withdraw-fate = 停用情况
withdraw-void = 失效：已销毁、已退回、标签已撤销
withdraw-stolen = 被盗
withdraw-replaced = 已更换为另一件产品
withdraw-successor = 该产品的序列号（如已更换）
withdraw-reason = 原因（仅供客服台查看）
withdraw-button = 停用
withdraw-cancel = 取消
withdrawn-void = 已失效
withdrawn-stolen = 被盗
withdrawn-replaced = 已更换为
withdrawn-restore = 恢复使用
recall = 召回：{ $title }
event-claimed = 收到认领申请，编号 { $detail }
event-claim-accepted = 认领申请已通过，编号 { $detail }
event-claim-refused = 认领申请已拒绝，编号 { $detail }
event-ended = 注册 { $detail } 已终止：产品有了新用户
event-voided = 已作失效处理
event-stolen = 已报失窃
event-replaced = 已更换为 { $detail }
event-replaces = 取代 { $detail }
event-restored = 已恢复使用
audit-void = 作失效处理
audit-stolen = 标记为被盗
audit-replaced = 更换为 { $detail }
audit-restore = 恢复使用
audit-claim-accept = 通过认领申请 { $detail }
audit-claim-refuse = 拒绝认领申请 { $detail }

# 邮件
mail-claim-title = 您告诉我们的信息
mail-claim-open-subject = 正在核实（{ $reference }）
mail-claim-accepted-subject = 已确认归您所有：{ $product }
mail-claim-refused-subject = 我们的答复（{ $reference }）
mail-claim-open-intro = 您告诉我们，“{ $product }”归您所有。我们正在核实，稍后会再发邮件给您。
mail-claim-accepted-intro = 我们已核实您提供的信息，并为您注册了“{ $product }”。
mail-claim-refused-intro = 我们已核实您提供的信息，但未能确认“{ $product }”归您所有。
mail-claim-reason = 原因：
mail-claim-button = 查看进度
mail-claim-why = 您收到此邮件，是因为有人告诉 { $brand } 某件产品归其所有时填写了此邮箱。不是您本人？请告诉我们，我们会将其删除。
