# الرسائل. عنوان الرسالة 50 حرفًا على الأكثر.
mail-confirmation-subject = تم التسجيل: { $product }
mail-confirmation-preview = { $headline }. الرقم المرجعي { $reference }.
mail-hello = مرحبًا { $name }،
mail-hello-plain = مرحبًا،
mail-confirmation-intro = تم تسجيل منتجك: { $product }.
mail-confirmation-button = افتح صفحة ضمانك
mail-confirmation-keep = احتفظ بهذه الرسالة. يفتح الزر صفحتك الخاصة من دون كلمة مرور: الضمان والأدلة والمساعدة.
mail-cover-title = ضمانك
mail-manuals-title = الأدلة والإرشادات
mail-offers-title = يناسب منتجك { $product }
mail-offers-why = تصلك العروض لأنك وضعت علامة في المربع عند التسجيل.
mail-offers-stop = إيقاف رسائل العروض
mail-help-title = هل تحتاج إلى مساعدة؟
mail-help = رُدّ على هذه الرسالة أو اتصل بنا، واجعل الرقم التسلسلي والرقم المرجعي في متناول يدك.
mail-help-write = رُدّ على هذه الرسالة، واجعل الرقم التسلسلي والرقم المرجعي في متناول يدك.
mail-why = وصلتك هذه الرسالة لأن هذا العنوان أُدخل عند تسجيل منتج من { $brand }. ألم تكن أنت؟ أخبرنا لنحذفه.
