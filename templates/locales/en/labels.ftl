# Words printed on a label. Short: they have 20 millimetres.
label-call = Scan to register. Your cover starts here.
label-model = Model
label-serial = Serial
label-typed = Code
# On the label of a carton.
label-units = Units
label-first = First
label-last = Last
label-batch = Batch
label-made = Made
# On the card in the manual, beside the picture.
label-place = The label: { $place }
# On the calibration page.
calibrate-title = Calibration: { $stock }
calibrate-print = 1. Print this page on plain paper at 100 %, without "fit to page".
calibrate-offset = 2. Each corner has a cross, { $cross } mm from both edges of the paper. Measure the upper left one from the left and from the upper edge. What is missing goes into [labels] offset_mm = [right, down] of the settings, what is too much with a minus: 18.5 mm from the left means 1.5. This page was printed with { $offset }: add to that.
calibrate-scale = 3. Measure the rulers from 0 to 100 mm. If the upper one measures 99 mm, write scale = [1.010, 1.0]; the second number is for the ruler down the page. This page was printed with { $scale }.
calibrate-check = 4. Print again, lay the page on a sheet of labels and hold both against the light: outlines and labels meet.
