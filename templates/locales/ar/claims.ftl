# الاستدعاءات والمنتجات الخارجة من الاستخدام وطلبات الملكية: الصفحات ومكتب الدعم والرسائل.
recall-more = المزيد

stolen-title = تم الإبلاغ عن سرقة هذا المنتج
stolen-what = أُبلغنا بأنه أُخذ من مالكه.
stolen-way-out = هل اشتريته أو عثرت عليه؟ تواصل معنا واجعل الرقم التسلسلي في متناول يدك، وسنخبرك بما عليك فعله.
replaced-title = استُبدل هذا المنتج
replaced-what = حلّ محله منتج آخر، لذلك لم يعد هذا الملصق صالحًا.
replaced-button = إدخال رمز المنتج الجديد

unproven-unrecorded-title = هذا المنتج ليس في قائمتنا بعد
unproven-unrecorded-what = الملصق أصلي. أخبرنا بأن المنتج لك لنسجّله باسمك.
unproven-claimed-title = نتحقق من الأمر
unproven-claimed-what = أخبرنا أحدهم بأن هذا المنتج له، وسيصله ردّنا بالبريد الإلكتروني. ألم تكن أنت؟ تواصل معنا.
unproven-step-claim = لم ينجح ذلك؟ أخبرنا بأن المنتج لك لنتحقق من الأمر.

registered-claimed = أخبرنا أحدهم بأن هذا المنتج أصبح له. نتحقق من الأمر، وحتى ذلك الحين لا يتغيّر شيء.

claim-open = أخبرنا بأن المنتج لك
claim-title = أخبرنا بأن المنتج لك
claim-lead = نقارن ذلك بسجلاتنا ونردّ عليك بالبريد الإلكتروني.
claim-lead-registered = إذا أصبح المنتج لك، فأخبرنا لنتحقق ونردّ عليك بالبريد الإلكتروني. هل سجّلته بنفسك؟ تجد الرابط الخاص بك في الرسالة التي أرسلناها إليك.
claim-email-hint = نرسل إليه ردّنا.
claim-purchased-hint = متى أصبح المنتج لك
field-words = كيف وصل إليك المنتج؟ (اختياري)
field-words-hint = اشتريته مستعملًا، أو تلقّيته هدية، أو الملصق تالف… هل لديك إيصال شراء؟
claim-button = إرسال
claim-data = نستخدم هذه البيانات لمعرفة مالك المنتج وللردّ عليك، ولا نستخدمها لأي غرض آخر.

pending-claim = رسالتك إلينا
pending-open-title = نتحقق من الأمر
pending-open-what = شكرًا لك. سنرسل ردّنا إلى { $email }. ليس عليك فعل شيء آخر.
pending-accepted-title = المنتج لك
pending-accepted-what = سجّلناه باسمك. تجد رابط صفحتك في رسالتنا إلى { $email }.
pending-refused-title = لم نتمكن من تأكيد ذلك
pending-refused-what = تجد السبب في رسالتنا إلى { $email }. إذا كان هناك شيء ناقص، فتواصل معنا.

choices-title = { $product }: روابط
choices-all = إلى أين يقود هذا الرمز.
choices-undecided = هناك أكثر من رابط مناسب. اختر أحدها.

error-not-a-serial = هذا ليس رقمًا تسلسليًا لهذا المنتج. قارنه بالملصق
error-not-on-record = لا يوجد في السجلات منتج قيد الاستخدام بهذا الرقم التسلسلي
error-missing-successor = أدخل الرقم التسلسلي للمنتج البديل
error-missing-reason = أدخل السبب

# مكتب الدعم
claims = طلبات الملكية
claims-none = لا أحد ينتظر قرارًا.
claims-decided = طلبات حُسمت
claimant = مقدّم الطلب
claim-at = وقت الوصول
evidence = الملصق
evidence-held = الرمز مطابق
evidence-wrong = الرمز غير مطابق
evidence-missing = بلا رمز
claim-state-open = مفتوح
claim-state-accepted = مقبول
claim-state-refused = مرفوض
claim-of = طلب من { $name }
claim-said = ما ورد في الطلب
claim-record = ما في السجلات
claim-same-email = العنوان نفسه
claim-others = { $count ->
    [zero] لا توجد طلبات أخرى لهذا المنتج.
    [one] يوجد طلب آخر لهذا المنتج.
    [two] يوجد طلبان آخران لهذا المنتج.
    [few] توجد { $count } طلبات أخرى لهذا المنتج.
    [many] يوجد { $count } طلبًا آخر لهذا المنتج.
   *[other] يوجد { $count } طلب آخر لهذا المنتج.
}
claim-unit = كل ما يخص هذا المنتج
claim-decide = القرار
claim-effect = عند القبول يصبح مقدّم الطلب هو المالك.
claim-effect-ends = عند القبول يصبح مقدّم الطلب هو المالك، وينتهي التسجيل الحالي.
claim-reason = السبب (يقرؤه مقدّم الطلب)
claim-accept = قبول
claim-refuse = رفض
unit-unknown = غير موجود في السجلات
unit-state-stolen = مسروق
unit-state-replaced = مستبدل
withdraw-title = إخراج من الاستخدام
withdraw-what = يظهر ذلك فورًا لكل من يمسح الملصق ضوئيًا. تبقى التسجيلات كما هي، ويمكنك التراجع عن ذلك.
withdraw-fate = ماذا حدث له
withdraw-void = ملغى: أُتلف أو أُعيد أو سُحب ملصقه
withdraw-stolen = مسروق
withdraw-replaced = استُبدل بمنتج آخر
withdraw-successor = الرقم التسلسلي لذلك المنتج (إذا استُبدل)
withdraw-reason = السبب (لمكتب الدعم فقط)
withdraw-button = إخراج من الاستخدام
withdraw-cancel = رجوع
withdrawn-void = ملغى
withdrawn-stolen = مسروق
withdrawn-replaced = استُبدل بالمنتج
withdrawn-restore = إعادة إلى الاستخدام
recall = استدعاء: { $title }
event-claimed = وصل طلب ملكية، الرقم المرجعي { $detail }
event-claim-accepted = قُبل الطلب، الرقم المرجعي { $detail }
event-claim-refused = رُفض الطلب، الرقم المرجعي { $detail }
event-ended = انتهى التسجيل { $detail }: للمنتج مالك جديد
event-voided = أُلغي المنتج
event-stolen = أُبلغ عن سرقته
event-replaced = استُبدل بالمنتج { $detail }
event-replaces = بديل عن المنتج { $detail }
event-restored = أُعيد إلى الاستخدام
audit-void = إلغاء المنتج
audit-stolen = تسجيل السرقة
audit-replaced = الاستبدال بالمنتج { $detail }
audit-restore = الإعادة إلى الاستخدام
audit-claim-accept = قبول الطلب { $detail }
audit-claim-refuse = رفض الطلب { $detail }

# الرسائل
mail-claim-title = رسالتك إلينا
mail-claim-open-subject = نتحقق من الأمر ({ $reference })
mail-claim-accepted-subject = المنتج لك: { $product }
mail-claim-refused-subject = ردّنا ({ $reference })
mail-claim-open-intro = أخبرتنا بأن هذا المنتج لك: { $product }. نتحقق من الأمر ونكتب إليك مجددًا.
mail-claim-accepted-intro = تحققنا مما أخبرتنا به، وهذا المنتج مسجّل الآن باسمك: { $product }.
mail-claim-refused-intro = تحققنا مما أخبرتنا به، ولم نتمكن من تأكيد أن هذا المنتج لك: { $product }.
mail-claim-reason = السبب:
mail-claim-button = متابعة حالة الطلب
mail-claim-why = وصلتك هذه الرسالة لأن هذا العنوان أُدخل عندما أخبر أحدهم { $brand } بأن منتجًا ما له. ألم تكن أنت؟ أخبرنا لنحذفه.
