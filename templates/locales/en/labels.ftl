# Words printed on a label. Short: they have 20 millimetres.
label-call = Scan to register. Your cover starts here.
label-model = Model
label-serial = Serial
label-typed = Code
