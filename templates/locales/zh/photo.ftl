# A photo of receipt or type plate, for a claim or a second-hand request.
photo-helps = 收据或铭牌的照片有助于我们核实。
photo-link = 添加照片
photo-kept-link = 查看或更换照片
photo-title = 收据或铭牌的照片
photo-lead = 它表明产品属于您。只有您和我们的客服可以看到。
photo-field = 照片或 PDF
photo-send = 发送照片
photo-back = 返回您的申请
event-photo-sent = 已收到收据或铭牌的照片
event-photo-kept = 认领申请的照片已作为收据保存
claim-photo-receipt = 照片显示的是收据：申请通过后随登记保存。
audit-photo = 查看了认领申请的照片
