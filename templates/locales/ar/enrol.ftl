# The desk registers for somebody, and corrects what it wrote.
act-register = التسجيل نيابةً عن شخص
act-register-what = لمتصل أو بطاقة ورقية أو موزّع. لا يوافق أحد على العروض بهذه الطريقة. مع عنوان بريد إلكتروني يتلقى المالك رابط صفحته.
act-correct = تصحيح الاسم والهاتف والعنوان
act-correct-what = تستمر الرسائل إلى عنوان البريد الإلكتروني نفسه.
act-source = كيف وصل
act-phone = الهاتف
act-post = العنوان البريدي
source-caller = بالهاتف
source-card = على بطاقة ورقية
source-dealer = عن طريق موزّع
error-no-reach = أدخل عنوان بريد إلكتروني أو رقم هاتف أو عنوانًا بريديًا
error-not-a-phone = أدخل رقم هاتف من 5 إلى 15 رقمًا
event-enrolled = سُجّل لدى الدعم، المرجع { $detail }
event-desk-corrected = صحّحه الدعم: { $detail }
