# How offers do, which was sold, and the ways through the desk.
board-offer = العروض في آخر 12 شهرًا
board-head-mailed = في الرسائل
board-head-followed = النقرات
board-head-bought = المشتراة
board-head-after-mail = بعد رسالة
board-offer-what = في الرسائل: الرسائل التي ظهر فيها العرض. النقرات: النقرات على رابطه فيها. المشتراة: كل عمليات الشراء المعروفة، المستوردة أو المدونة هنا كخطة. بعد رسالة: مشتريات مالكين كانت قد أُرسلت إليهم رسالة بعروض قبل ذلك.
act-offer = العرض الذي بيع
act-offer-none = ليس من الكتالوج
desk-places = صفحات مكتب الدعم
desk-more = المزيد
