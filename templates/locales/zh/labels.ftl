# 印在标签上的文字。要短：只有 20 毫米。
label-call = 扫码注册，保修从这里开始。
label-model = 型号
label-serial = 序列号
label-typed = 识别码
label-units = 数量
label-first = 首个
label-last = 末个
label-batch = 批次
label-made = 制造
label-place = 标签位置：{ $place }
calibrate-title = 校准：{ $stock }
calibrate-print = 1. 用普通纸按 100% 打印本页，不要选“适合页面”。
calibrate-offset = 2. 每个角有一个十字，距纸张两边各 { $cross } 毫米。测量左上角的十字到左边和上边的距离。不足的部分写入设置的 [labels] offset_mm = [右, 下]，多出的部分写负数：距左边 18.5 毫米即 1.5。本页打印时的值为 { $offset }，请在其上相加。
calibrate-scale = 3. 测量标尺 0 到 100 毫米。若上方标尺为 99 毫米，写 scale = [1.010, 1.0]；第二个数用于竖直标尺。本页打印时的值为 { $scale }。
calibrate-check = 4. 再打印一次，把本页叠在标签纸上对着光看：轮廓与标签应重合。
