# How offers do, which was sold, and the ways through the desk.
board-offer = 最近 12 个月的优惠
board-head-mailed = 信件中
board-head-followed = 点击
board-head-bought = 购买
board-head-after-mail = 信后购买
board-offer-what = 信件中：包含该优惠的信件数。点击：信中链接的点击数。购买：所有已知的购买，包括导入的和在此记为保障方案的。信后购买：此前已收到优惠信件的机主的购买。
act-offer = 售出的优惠
act-offer-none = 不在目录中
desk-places = 客服台页面
desk-more = 更多
