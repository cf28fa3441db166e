# مكتب الدعم: للموظفين فقط. كلمات قصيرة تُقرأ مئة مرة في اليوم.
desk-name = مكتب الدعم
desk-signed-in = { $name }
desk-logout = تسجيل الخروج
desk-mail-subject = { $product }، الرقم التسلسلي { $serial }، الرقم المرجعي { $reference }
login-title = تسجيل الدخول
login-name = الاسم
login-password = كلمة المرور
login-button = تسجيل الدخول
desk-login-wrong = الاسم أو كلمة المرور غير صحيحة. حاول مرة أخرى، أو اطلب كلمة مرور جديدة من أحد المسؤولين.
search-title = البحث عن منتج
search-title-for = { $query } – البحث عن منتج
search-label = الرقم التسلسلي أو المرجعي أو البريد أو الاسم أو المنتج
search-button = بحث
search-hint = الرقم التسلسلي أو المرجعي أو البريد أو الاسم أو المنتج. ويمكن استخدام قارئ الرموز: يكتب ويضغط Enter.
search-camera = المسح بالكاميرا
search-camera-stop = إيقاف الكاميرا
search-camera-failed = تعذّر فتح الكاميرا. اسمح بها لهذه الصفحة أو اكتب الرقم التسلسلي.
search-count = { $count ->
    [zero] 0 منتج
    [one] منتج واحد
    [two] منتجان
    [few] { $count } منتجات
    [many] { $count } منتجًا
   *[other] { $count } منتج
}
search-more = عدد النتائج المعروضة أولًا: { $count }. أضف كلمة لتضييق البحث.
search-none = لا توجد نتائج عن «{ $query }»
search-advice-part = تكفي ثلاثة أحرف من بداية الرقم التسلسلي أو نهايته.
search-advice-other = اسأل عن الرقم المرجعي (8 خانات) أو البريد الإلكتروني المستخدم في التسجيل.
search-advice-forgiven = لا فرق بين O و0 ولا بين I و1، ولا أهمية للشرطات والمسافات.
owner = المالك
covered-until = الضمان حتى
state = الحالة
unit-state-fresh = غير مسجّل
unit-state-registered = مسجّل
unit-state-void = ملغى
unit = بيانات المنتج
batch = الدفعة
manufactured-on = التصنيع
shipped-on = الشحن
shipped-to = شُحن إلى
dealer = الموزّع
code = الرمز
coverage = الضمان
coverage-none = لا توجد بنود: لم يسجّل أحد هذا المنتج، أو أنه بلا ضمان.
registrations = التسجيل
registrations-none = لم يسجّل أحد هذا المنتج.
earlier = (سابقًا)
purchased-on = الشراء
installed-on = التركيب
offers-consent = العروض بالبريد
yes = نعم
no = لا
language = اللغة
registered-at = وقت التسجيل
messages = الرسائل
messages-none = لم تُكتب أي رسالة بعد.
desk-coming = الرسائل القادمة
desk-coming-stopped = وفق الوضع الحالي لن تُرسل.
message = الرسالة
message-to = إلى
message-at = الوقت
attempts = المحاولات
message-state-pending = في الانتظار
message-state-sent = أُرسلت
message-state-dead = تعذّر الإرسال
timeline = السجل
timeline-none = لم يحدث شيء بعد.
views = من اطّلع
views-none = لم يطّلع أحد قبلك على هذا المنتج.
event-printed = طُبع الملصق، مهمة الطباعة { $detail }
event-scanned = { $count ->
    [zero] لم يُمسح الملصق في { $month }
    [one] مُسح الملصق مرة واحدة في { $month }
    [two] مُسح الملصق مرتين في { $month }
    [few] مُسح الملصق { $count } مرات في { $month }
    [many] مُسح الملصق { $count } مرة في { $month }
   *[other] مُسح الملصق { $count } مرة في { $month }
}
event-registered = سجّله المالك، الرقم المرجعي { $detail }
event-imported = نُقل التسجيل من { $detail }
event-registered-again = حاول أحدهم تسجيله مرة أخرى
event-message-sent = أُرسلت الرسالة: { $detail }
event-message-dead = تعذّر إرسال الرسالة: { $detail }
event-offers-on = طلب المالك العروض بالبريد
event-offers-off = أوقف المالك العروض بالبريد
desk-looked = تم الاطلاع
