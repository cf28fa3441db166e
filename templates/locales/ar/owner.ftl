# صفحات المالك: الضمان والأدلة والعروض وتفضيلات البريد.
owner-registered = مسجّل
owner-done = شكرًا لك، اكتمل التسجيل.
owner-mail = رسالة التأكيد في طريقها إلى { $email }.
owner-mailed = أُرسلت رسالة التأكيد إلى { $email }.
owner-unit = منتجك
cover-title = ضمانك
cover-none = لا توجد هنا بنود ضمان مسجّلة لهذا المنتج. ولا يؤثر ذلك في حقوقك القانونية.
manuals-title = الأدلة والإرشادات
offers-title = يناسب منتجك
offer-why = لماذا ترى هذا: { $why }
offer-button = عرض التفاصيل
offer-see = عرض التفاصيل: { $title }

preferences-title = رسائل العروض والنصائح
preferences-saved-title = تم الحفظ
preferences-on = تصلك رسائل فيها عروض ونصائح خاصة بمنتجك.
preferences-off = لا تصلك رسائل عروض.
preferences-now-on = ستصلك من الآن عروض ونصائح خاصة بمنتجك.
preferences-now-off = لن تصلك رسائل عروض بعد الآن. يسري ذلك فورًا.
preferences-kept = أما الرسائل المتعلقة بتسجيلك وبسلامة منتجك فتصلك في كل الأحوال.
preferences-stop = إيقاف هذه الرسائل
preferences-start = استلام العروض والنصائح
