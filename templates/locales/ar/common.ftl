# ما تشترك فيه كل الصفحات. القيمتان `language-name` و`format-locale` خاصتان بكل لغة؛
# الأرقام هنا 0-9 كما هي في الأرقام التسلسلية والرموز على الملصق.
language-name = العربية
format-locale = ar-u-nu-latn
languages = اللغة
skip-to-content = الانتقال إلى المحتوى
page-description = التسجيل والضمان والمساعدة لمنتجات { $brand }.
privacy = الخصوصية
imprint = بيانات الشركة
product = المنتج
model = الطراز
serial = الرقم التسلسلي
reference = الرقم المرجعي
# علامة الاتجاه في البداية تُبقي السعر في مكانه بعد عنوان لاتيني.

# مُدَد زمنية داخل جملة السبب
length-years = { $count ->
    [zero] 0 سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $count } سنوات
    [many] { $count } سنة
   *[other] { $count } سنة
}
length-months = { $count ->
    [zero] 0 شهر
    [one] شهر واحد
    [two] شهران
    [few] { $count } أشهر
    [many] { $count } شهرًا
   *[other] { $count } شهر
}
length-days = { $count ->
    [zero] 0 يوم
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}

# المساعدة على بُعد لمسة. يُنقل العنوان والنص إلى برنامج البريد لدى الزائر.
help-title = هل تحتاج إلى مساعدة؟
help-mail = راسلنا
help-subject-unit = { $product }، الرقم التسلسلي { $serial }
help-subject-owner = { $product }، الرقم التسلسلي { $serial }، الرقم المرجعي { $reference }
help-subject-code = الملصق لا يفتح النموذج
help-body-unit =
    المنتج: { $product } ({ $code })
    الرقم التسلسلي: { $serial }

    سؤالي:
help-body-owner =
    المنتج: { $product } ({ $code })
    الرقم التسلسلي: { $serial }
    الرقم المرجعي: { $reference }

    سؤالي:
help-body-code =
    الرقم التسلسلي: { $serial }

    المكتوب على الملصق:
help-body-incident =
    رقم الخطأ: { $incident }

    ما كنت أفعله:

# الأخطاء
error-title = خطأ: { $title }
errors-title = هناك مشكلة
error-missing-name = أدخل اسمك
error-missing-email = أدخل بريدك الإلكتروني
error-missing-purchased_on = أدخل تاريخ الشراء
error-missing-installed_on = أدخل تاريخ التركيب
error-missing-serial = أدخل الرقم التسلسلي
error-missing-k = أدخل الرمز المكتوب على الملصق
error-missing = هذا الحقل فارغ
error-too-long = { $max ->
    [zero] الحد الأقصى 0 حرف
    [one] الحد الأقصى حرف واحد
    [two] الحد الأقصى حرفان
    [few] الحد الأقصى { $max } أحرف
    [many] الحد الأقصى { $max } حرفًا
   *[other] الحد الأقصى { $max } حرف
}
error-too-short = { $min ->
    [zero] الحد الأدنى 0 حرف
    [one] الحد الأدنى حرف واحد
    [two] الحد الأدنى حرفان
    [few] الحد الأدنى { $min } أحرف
    [many] الحد الأدنى { $min } حرفًا
   *[other] الحد الأدنى { $min } حرف
}
error-illegal-character = يحتوي هذا الحقل على حرف أو علامة غير مسموح بها، مثل فاصل الأسطر
error-no-letter = يلزم هنا حرف أو رقم واحد على الأقل
error-not-an-email = أدخل بريدًا إلكترونيًا مثل name@example.com
error-not-a-date = أدخل تاريخًا مثل 2026-05-31
error-in-future = هذا التاريخ في المستقبل. أدخل تاريخ اليوم أو تاريخًا قبله
error-too-early = هذا التاريخ سابق لتصنيع المنتج. أدخل { $earliest } أو تاريخًا بعده
error-not-a-choice = اختر أحد الخيارات
error-stale = هذا النموذج قديم جدًا أو تغيّر في الطريق. امسح الملصق ضوئيًا مرة أخرى
error-typo = يبدو أن أحد الأحرف غير صحيح. قارنه بالملصق
error-not-a-code = يتكوّن الرمز من 14 أو 15 حرفًا ورقمًا. قارنه بالملصق
error-not-known = لا يوجد منتج بهذا الرقم التسلسلي وهذا الرمز. قارنهما بالملصق

# لماذا يسري بند الضمان بهذه المدة. الجملة نفسها في الصفحة والرسالة والشهادة ومكتب الدعم وJSON.
reason-purchase = { $length } من تاريخ الشراء { $on }، بموجب الإيصال.
reason-purchase-declared = { $length } من تاريخ الشراء { $on }، كما ذُكر عند التسجيل.
reason-installation = { $length } من تاريخ التركيب { $on }.
reason-installation-unknown = { $length } من تاريخ الشراء { $on }، لأن تاريخ التركيب غير معروف.
reason-manufacture = { $length } من تاريخ التصنيع { $on }.
reason-manufacture-plus = { $length }، وتبدأ المدة بعد { $days ->
    [zero] 0 يوم
    [one] يوم واحد
    [two] يومين
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
} من تاريخ التصنيع { $on }.
reason-manufacture-unknown = { $length } من تاريخ الشراء { $on }، لأن تاريخ التصنيع غير معروف.
reason-fixed = { $length } من { $on }، وهو تاريخ واحد لجميع المنتجات.
reason-latest-start = { $length } من { $latest }، وهو آخر تاريخ ممكن للبدء لمنتج بهذا العمر. التاريخ المذكور: { $declared }. يمكن تغيير ذلك بتقديم الإيصال.

# ما يقوله عنوان المنتج
cover-until = الضمان حتى { $date }
cover-first = أول ما ينتهي: { $what }، في { $date }.
cover-starts = يبدأ الضمان في { $date }
cover-ended = انتهى الضمان في { $date }
cover-unknown = لا يوجد ضمان مسجّل
covered-month = الضمان حتى { $month }
ended-month = انتهى الضمان في { $month }
line-active = حتى { $date }
line-waiting = من { $date } إلى { $until }
line-ended = انتهى في { $date }

# لماذا يظهر العرض
offer-why-product = لأنه يناسب منتجك { $product }.
offer-why-serials = لأنه يناسب منتجك { $product } وفئة أرقامه التسلسلية.

# المشكلات
problem-incident = إذا راسلتنا بهذا الشأن، فاذكر الرقم
problem-400-title = تعذّرت قراءة الطلب
problem-400-what = ما وصلنا غير مكتمل.
problem-400-way-out = ارجع وأعد تحميل الصفحة ثم حاول مرة أخرى. أو امسح الملصق ضوئيًا من جديد.
problem-403-title = لا يمكنك الوصول إلى هذه الصفحة
problem-403-what = تتطلب هذه الصفحة صلاحية أخرى، أو بقي النموذج مفتوحًا مدة طويلة.
problem-403-way-out = ارجع وأعد تحميل الصفحة ثم حاول مرة أخرى.
problem-404-title = هذه الصفحة غير موجودة
problem-404-what = قد يكون العنوان مكتوبًا بشكل خاطئ، أو حلّ رابط أحدث محل هذا الرابط.
problem-404-way-out = امسح الملصق الموجود على منتجك ضوئيًا مرة أخرى. الرابط الصالح في أحدث رسالة وصلتك منا.
problem-405-title = هذا غير ممكن هنا
problem-405-what = لا يمكن استخدام هذا العنوان بهذه الطريقة.
problem-405-way-out = ارجع واستخدم أزرار الصفحة.
problem-408-title = استغرق ذلك وقتًا طويلًا
problem-408-what = كان الاتصال بطيئًا جدًا، ولم يُحفظ شيء.
problem-408-way-out = تحقق من اتصالك وأرسل النموذج مرة أخرى.
problem-413-title = الحجم كبير جدًا
problem-413-what = ما أرسلته أكبر مما يمكننا قبوله، ولم يُحفظ شيء.
problem-413-way-out = ارجع واختصره ثم أرسله مرة أخرى.
problem-422-title = تعذّر استخدام هذه البيانات
problem-422-what = هناك شيء غير مناسب في النموذج.
problem-422-way-out = ارجع وراجع الحقول ثم أرسل النموذج مرة أخرى.
problem-429-title = محاولات كثيرة جدًا
problem-429-what = وصلت طلبات كثيرة من اتصالك خلال وقت قصير.
problem-429-way-out = انتظر عشر دقائق ثم حاول مرة أخرى.
problem-500-title = حدث عطل لدينا
problem-500-what = الخطأ منا، وقد سجّلناه.
problem-500-way-out = حاول مرة أخرى بعد بضع دقائق. ما سجّلته من قبل محفوظ.
problem-full-title = لا توجد لدينا مساحة الآن
problem-full-what = قرص خادمنا ممتلئ، لذلك لم يُحفظ شيء.
problem-full-way-out = تم تدوين ذلك. أعد الإرسال لاحقًا. لن يُسجَّل شيء مرتين.
problem-503-title = لدينا ضغط كبير الآن
problem-503-what = تعذّر حفظ طلبك في هذه اللحظة.
problem-503-way-out = أعد إرساله بعد دقيقة. لا يُسجّل أي شيء مرتين.
