# The letter of a journey that says thanks.
mail-thanks-subject = شكرًا لك على { $product }
mail-thanks-title = أهلًا بك
mail-thanks-intro = شكرًا لاختيارك { $product } ولتسجيله لدينا.
mail-thanks-cover = ضمانك مسجّل حتى { $date }. وإن حدث شيء فيكفينا رقمك المرجعي.
mail-thanks-tip = نصيحة واحدة ليدوم لك طويلًا
