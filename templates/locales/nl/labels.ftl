# Woorden op het gedrukte label. Kort: ze hebben 20 millimeter.
label-call = Scan en registreer. Uw garantie begint hier.
label-model = Model
label-serial = Serienr.
label-typed = Code
label-units = Stuks
label-first = Eerste
label-last = Laatste
label-batch = Partij
label-made = Gemaakt
label-place = Het label: { $place }
calibrate-title = Kalibratie: { $stock }
calibrate-print = 1. Druk deze pagina af op gewoon papier op 100%, zonder ‘aanpassen aan pagina’.
calibrate-offset = 2. Elke hoek heeft een kruis, { $cross } mm van beide randen van het papier. Meet het kruis linksboven vanaf de linker- en de bovenrand. Wat ontbreekt, komt in [labels] offset_mm = [rechts, omlaag] van de instellingen; wat te veel is, met een minteken: 18.5 mm vanaf links geeft 1.5. Deze pagina is afgedrukt met { $offset }: tel het daarbij op.
calibrate-scale = 3. Meet de linialen van 0 tot 100 mm. Meet de bovenste 99 mm, schrijf dan scale = [1.010, 1.0]; het tweede getal geldt voor de staande liniaal. Deze pagina is afgedrukt met { $scale }.
calibrate-check = 4. Druk nog eens af, leg de pagina op een vel labels en houd beide tegen het licht: omtrekken en labels vallen samen.
