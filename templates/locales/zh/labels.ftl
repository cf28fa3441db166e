# 印在标签上的文字。要短：只有 20 毫米。
label-call = 扫码注册，保修从这里开始。
label-model = 型号
label-serial = 序列号
label-typed = 识别码
