# What happened to cover: repair, replacement, change of owner, plans, void.
reason-and = { $reason } { $change }
reason-replacement = { $length } من تاريخ الاستبدال { $on }.
reason-plan = { $length } من { $on }، بموجب الخطة المشتراة.
change-carried = انتقلت بتاريخ { $on } من الجهاز السابق { $serial }.
change-repair-days = { $days ->
    [one] أضيف يوم واحد قضاه المنتج في الإصلاح.
    [two] أضيف يومان قضاهما المنتج في الإصلاح.
    [few] أضيفت { $days } أيام قضاها المنتج في الإصلاح.
    [many] أضيف { $days } يومًا قضاها المنتج في الإصلاح.
   *[other] أضيف { $days } يوم قضاها المنتج في الإصلاح.
}
change-repair-terms = { $count ->
    [one] أضاف الإصلاح { $length }.
    [two] أضاف كل من الإصلاحين { $length }.
    [few] أضاف كل من { $count } إصلاحات { $length }.
    [many] أضاف كل من { $count } إصلاحًا { $length }.
   *[other] أضاف كل من { $count } إصلاح { $length }.
}
change-first-owner = كانت تسري على المالك الأول فقط، وانتهت عند انتقال المنتج إلى مالك آخر بتاريخ { $on }.
change-passed-once = كان يمكن نقلها مرة واحدة، وانتهت عند انتقال المنتج مرة أخرى بتاريخ { $on }.
change-void = لاغية منذ { $on }.
