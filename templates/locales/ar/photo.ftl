# A photo of receipt or type plate, for a claim or a second-hand request.
photo-helps = صورة الإيصال أو لوحة البيانات تساعدنا على التحقق.
photo-link = إضافة صورة
photo-kept-link = عرض صورتك أو استبدالها
photo-title = صورة الإيصال أو لوحة البيانات
photo-lead = تُظهر أن المنتج لك. لا يراها سواك أنت وفريق الدعم لدينا.
photo-field = صورة أو ملف PDF
photo-send = إرسال الصورة
photo-back = العودة إلى طلبك
event-photo-sent = أُرسلت صورة الإيصال أو لوحة البيانات
event-photo-kept = حُفظت صورة الطلب إيصالًا
claim-photo-receipt = الصورة تُظهر الإيصال: عند قبول الطلب تبقى مع التسجيل.
audit-photo = اطّلع على صورة طلب
