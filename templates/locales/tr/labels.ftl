# Etikette basılı sözler. Kısa: 20 milimetre yerleri var.
label-call = Okutun, kaydedin. Garantiniz burada başlar.
label-model = Model
label-serial = Seri no
label-typed = Kod
