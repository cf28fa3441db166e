# Letters of a journey: getting started, is all well, cover ends.

mail-start-subject = الخطوات الأولى مع { $product }
mail-start-title = بداية جيدة
mail-start-intro = شكرًا لك مرة أخرى على اختيار { $product }. إليك ما يفيد في الأيام الأولى.
mail-start-what = تجمع صفحتك كل شيء في مكان واحد: الأدلة والضمان والإيصال والمساعدة. هل هناك ما لا يعمل كما يجب؟ أجب عن هذا البريد.
mail-check-subject = هل كل شيء على ما يرام مع { $product }؟
mail-check-title = هل كل شيء على ما يرام؟
mail-check-intro = مضت مدة على وجود { $product } لديك.
mail-check-person = اسمي { $person }، وأنا المسؤول عن منتجك لدى { $brand }.
mail-check-team = لدى { $brand } شخص مسؤول عن منتجك.
mail-check-what = إن كان هناك ما ليس كما يجب فأجب عن هذا البريد. يقرؤه إنسان لا آلة. وإن كان كل شيء بخير فلا يلزمك فعل شيء.
mail-ends-subject = ينتهي ضمان { $product } في { $date }
mail-ends-title = الضمان حتى { $date }
mail-ends-intro = ينتهي ضمان { $product } قريبًا.
mail-ends-what = تذكر صفحتك ما يشمله الضمان حتى ذلك اليوم. هل هناك خلل؟ أخبرنا قبل ذلك اليوم.
