# Woorden op het gedrukte label. Kort: ze hebben 20 millimeter.
label-call = Scan en registreer. Uw garantie begint hier.
label-model = Model
label-serial = Serienr.
label-typed = Code
