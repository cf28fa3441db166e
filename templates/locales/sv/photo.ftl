# A photo of receipt or type plate, for a claim or a second-hand request.
photo-helps = Ett foto av kvittot eller typskylten hjälper oss att kontrollera.
photo-link = Lägg till ett foto
photo-kept-link = Se eller byt ditt foto
photo-title = Foto av kvitto eller typskylt
photo-lead = Det visar att produkten är din. Bara du och vår support kan se det.
photo-field = Foto eller PDF
photo-send = Skicka foto
photo-back = Tillbaka till din förfrågan
event-photo-sent = Foto av kvitto eller typskylt skickat
event-photo-kept = Fotot till anspråket sparas som kvitto
claim-photo-receipt = Fotot visar kvittot: godkänns anspråket stannar det hos registreringen.
audit-photo = Såg fotot till ett anspråk
