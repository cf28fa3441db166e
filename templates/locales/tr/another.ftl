# Registering the next product without typing name and address again.
another-link = Başka bir ürün kaydedin
find-known = Adınız ve e-posta adresiniz formda hazır olacak.
