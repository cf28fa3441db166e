# حول منتج مسجَّل: الروابط المفقودة، الشراء المستعمل، إشعارات السلامة، تأكيد الرغبات.
registered-mine = إنه لي: أرسلوا رابطي
ask-title-link = أرسلوا رابطي
ask-lead-link = اكتب البريد الذي سجّلت به، ونرسل إليه رابط صفحتك.
ask-button-link = أرسل رابطي
link-sent-title = تفقّد بريدك
link-sent-what = إن كان هناك تسجيل بهذا البريد فالرابط في الطريق. قد يستغرق ذلك بضع دقائق.
link-sent-not = لم يصلك شيء؟ ابحث في البريد غير المرغوب أو جرّب بريدًا آخر.
find-lost = فقدت رابط صفحتك؟

ask-title-second = اشتريته مستعملًا
ask-lead-second = يبقى الضمان والسجل مع المنتج. نسأل أولًا من سُجّل المنتج باسمه.
ask-button-second = سجّله باسمي
second-data = يرى البائع اسمك لا بريدك. نستخدمهما لتسجيل المنتج باسمك ولا لشيء آخر.
field-handover = رمز من البائع (اختياري)
field-handover-hint = يجده البائع في صفحته. به يصبح المنتج لك فورًا.
error-handover = هذا الرمز لا يطابق أو استُخدم أو انتهت مدته. اطلب من البائع رمزًا جديدًا
error-handover-typo = يبدو أن أحد الأحرف خاطئ. اطلب من البائع قراءة الرمز مرة أخرى
passing-asked-title = سألنا البائع
passing-asked-what = ما إن يوافق حتى يصبح المنتج لك ويصلك بريد.
passing-asked-until = لا جواب حتى { $date }؟ عندها نتحقق بأنفسنا. لا يلزمك فعل شيء.
passing-refused-title = قال البائع لا
passing-refused-what = أخبرنا أنه لم يبعه لك. إن كان قد باعه فأخبرنا ونتحقق.
passing-desk-what = لم يجب البائع، لذلك نتحقق بأنفسنا.

sold-title = هل بعته؟
sold-what = أخبرنا { $name } أن منتجك «{ $product }» صار له.
sold-what-plain = أخبرنا شخص أن منتجك «{ $product }» صار له.
sold-effect = إن أجبت بنعم ينتهي تسجيلك وينتقل الضمان مع المنتج. لن يعرف المشتري عنك شيئًا.
sold-silent = إن لم نتلقَّ جوابًا حتى { $date } نتحقق بأنفسنا.
sold-yes = نعم، بعته
sold-no = لا
sold-refused-title = لن يتغير شيء
sold-refused-what = شكرًا. يبقى المنتج مسجّلًا باسمك.
sold-late-what = انتهت مهلة الجواب. تواصل معنا إن كان هناك خطأ.
passed-on-title = نقلت ملكيته
passed-on-what = انتهى تسجيلك ولن نراسلك بعد الآن بشأن هذا المنتج.
pass-on-title = بعته أو أهديته؟
pass-on-lead = أعطِ المالك الجديد رمزًا: يمسح الملصق ويكتبه. ينتقل الضمان والسجل مع المنتج، لا بياناتك.
pass-on-button = أنشئ رمزًا
pass-on-again = أنشئ رمزًا جديدًا
pass-on-code = رمز للمالك الجديد
pass-on-until = يُستخدم مرة واحدة حتى { $date }.
owner-more = ما يمكنك فعله أيضًا
owner-safety = إشعارات السلامة إلى بريد آخر

ask-title-safety = إشعارات السلامة فقط
ask-lead-safety = نراسل هذا البريد عند استدعاء هذا المنتج أو صدور تحذير بشأن سلامته، ولا لشيء آخر.
ask-button-safety = أبلغوني
safety-noted-title = سُجّل
safety-noted-what = نراسل هذا البريد إذا تعلق الأمر بسلامة المنتج. في الطريق بريد يبيّن كيف توقف ذلك.
safety-stop-title = إشعارات السلامة
safety-stop-what = يتلقى { $email } إشعارات سلامة هذا المنتج.
safety-stop-button = أوقف إشعارات السلامة
safety-stopped-title = أُوقفت
safety-stopped-what = لن يتلقى { $email } بعد الآن إشعارات سلامة هذا المنتج.

wish-title = نقرة أخيرة للعروض والنصائح
wish-what = وضعت علامة على: «{ $wording }» نرجو التأكيد.
wish-button = نعم، أرسلوا لي العروض والنصائح
field-no-offers = لا أريد عروضًا. وإلا فيجوز لـ { $brand } أن ترسل إليّ عروضًا ونصائح عن منتجات مشابهة. يمكنني إيقاف ذلك في أي وقت بنقرة.

event-transfer-asked = اشتراه شخص مستعملًا؛ سُئل المالك
event-transfer-refused = قال المالك إنه لم يُبع
event-transfer-silent = لم يجب المالك؛ القرار للدعم
event-passed-on = انتقل إلى مالك جديد، وانتهى التسجيل { $detail }
event-safety-contact = تُرك بريد لإشعارات السلامة
event-safety-stopped = سُحب بريد لإشعارات السلامة

mail-help-note = أجب عن هذا البريد ونساعدك.
mail-link-subject = رابطك
mail-link-title = الطريق إلى صفحتك
mail-link-intro = هذا هو الرابط الذي طلبته.
mail-link-why = يصلك هذا البريد لأن شخصًا طلب من { $brand } رابط هذا البريد. لم تكن أنت؟ لا يلزمك فعل شيء.
mail-sold-button = أجب
mail-sold-why = يصلك هذا البريد لأن المنتج سُجّل لدى { $brand } بهذا البريد.
mail-asked-intro = أخبرتنا أنك اشتريت مستعملًا: { $product }.
mail-passed-intro = صار له مالك جديد: { $product }.
mail-passed-wrong = لم تكن أنت من نقل ملكيته؟ أجب عن هذا البريد فورًا.
mail-safety-intro = تُرك هذا البريد لإشعارات سلامة المنتج: { $product }.
mail-safety-why = يصلك هذا البريد لأنه أُعطي لـ { $brand } لإشعارات السلامة. لم تكن أنت؟ الزر يزيله.
mail-digest-title = عدة رسائل في واحدة
mail-digest-intro = اجتمعت لك عدة رسائل خلال يوم. ها هي في رسالة واحدة.
mail-digest-more = { $count ->
    [zero] ولا شيء غيرها ({ $count }).
    [one] ورسالة أخرى ({ $count }).
    [two] ورسالتان أخريان ({ $count }).
    [few] و{ $count } رسائل أخرى.
    [many] و{ $count } رسالة أخرى.
   *[other] و{ $count } رسالة أخرى.
}
mail-digest-why = يصلك هذا البريد لأنه أُعطي لـ { $brand } عدة مرات. لم تكن أنت؟ أخبرنا ونحذفه.
mail-wish-what = وضعت علامة للعروض والنصائح. لن تصلك إلا بعد أن تؤكد ذلك هنا.
mail-offers-why-unasked = تصلك العروض لأنك سجّلت منتجًا لدينا ولم ترفضها.
