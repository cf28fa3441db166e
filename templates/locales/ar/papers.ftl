# What the owner takes home: certificate and calendar.
certificate-title = شهادة تسجيل
certificate-issued = صدرت في { $date }
certificate-scan = امسح هذا الرمز للحصول على المساعدة والأدلة وحالة التغطية.
certificate-rights = هذه الشهادة تُضاف إلى حقوقك القانونية ولا تنتقص من أي منها.
calendar-title = { $product }: انتهاء { $what }
papers-title = للاحتفاظ بها
certificate-link = الشهادة (PDF)
calendar-link = أضف نهاية التغطية إلى تقويمك
