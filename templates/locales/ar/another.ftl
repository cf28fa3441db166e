# Registering the next product without typing name and address again.
another-link = تسجيل منتج آخر
find-known = ستجد اسمك وبريدك الإلكتروني في النموذج مسبقًا.
