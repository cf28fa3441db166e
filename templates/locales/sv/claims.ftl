# Återkallelser, enheter ur bruk, anspråk: sidorna, supporten, breven.
recall-more = Läs mer

stolen-title = Den här produkten har anmälts stulen
stolen-what = Vi har fått veta att den har tagits från sin ägare.
stolen-way-out = Har du köpt eller hittat den? Kontakta oss och ha serienumret till hands. Vi berättar vad du ska göra.
replaced-title = Den här produkten har ersatts
replaced-what = En annan har tagit dess plats, så den här etiketten gäller inte längre.
replaced-button = Skriv in koden för den nya

unproven-unrecorded-title = Den här produkten finns inte i vår lista än
unproven-unrecorded-what = Etiketten är äkta. Berätta för oss att produkten är din, så registrerar vi den åt dig.
unproven-claimed-title = Vi kontrollerar det
unproven-claimed-what = Någon har berättat för oss att hen äger den här produkten. Vårt svar kommer via mejl. Var det inte du? Kontakta oss.
unproven-step-claim = Går det fortfarande inte? Berätta för oss att produkten är din, så kontrollerar vi det.

registered-claimed = Någon har berättat för oss att hen äger produkten nu. Vi kontrollerar det; tills vidare ändras ingenting.

claim-open = Berätta att den är din
claim-title = Berätta att den är din
claim-lead = Vi jämför med våra uppgifter och svarar via mejl.
claim-lead-registered = Är den din nu? Berätta det för oss, så kontrollerar vi det och svarar via mejl. Har du registrerat den själv? Då finns din länk i mejlet vi skickade.
claim-email-hint = Dit skickar vi vårt svar.
claim-purchased-hint = När den blev din
field-words = Hur fick du tag i den? (valfritt)
field-words-hint = Köpt begagnad, en present, etiketten är skadad … Har du ett kvitto?
claim-button = Skicka
claim-data = Vi använder uppgifterna för att kontrollera vem som äger produkten och för att svara dig. Inte till något annat.

pending-claim = Ditt meddelande till oss
pending-open-title = Vi kontrollerar det
pending-open-what = Tack! Vårt svar skickas till { $email }. Du behöver inte göra något mer.
pending-accepted-title = Produkten är din
pending-accepted-what = Vi har registrerat den åt dig. Länken till din sida finns i mejlet vi skickade till { $email }.
pending-refused-title = Vi kunde inte bekräfta det
pending-refused-what = Skälet står i mejlet vi skickade till { $email }. Kontakta oss om något saknas.

choices-title = { $product }: länkar
choices-all = Hit leder koden.
choices-undecided = Det finns flera som passar. Välj en.

error-not-a-serial = Det här är inte ett serienummer för produkten. Jämför med etiketten
error-not-on-record = Ingen enhet i bruk har det här serienumret
error-missing-successor = Ange serienumret på enheten som ersätter den
error-missing-reason = Ange ett skäl

# Supporten
claims = Anspråk
claims-none = Ingen väntar på beslut.
claims-decided = Avgjorda
claimant = Sökande
claim-at = Inkom
evidence = Etikett
evidence-held = Koden stämmer
evidence-wrong = Koden stämmer inte
evidence-missing = Ingen kod
claim-state-open = Öppet
claim-state-accepted = Godkänt
claim-state-refused = Avslaget
claim-of = Anspråk från { $name }
claim-said = Det här har uppgetts
claim-record = Det här vet vi
claim-same-email = samma adress
claim-others = { $count ->
    [one] Det finns 1 anspråk till på den här enheten.
   *[other] Det finns { $count } anspråk till på den här enheten.
}
claim-unit = Allt om den här enheten
claim-decide = Besluta
claim-effect = Vid godkännande blir den sökande ägare.
claim-effect-ends = Vid godkännande blir den sökande ägare och den nuvarande registreringen upphör.
claim-reason = Skäl, som den sökande får läsa
claim-accept = Godkänn
claim-refuse = Avslå
unit-unknown = Okänd
unit-state-stolen = Stulen
unit-state-replaced = Ersatt
withdraw-title = Ta ur bruk
withdraw-what = Den som skannar etiketten ser det direkt. Registreringar ligger kvar som de är, och du kan ångra det.
withdraw-fate = Vad som har hänt med den
withdraw-void = Ogiltig: förstörd, återlämnad, etiketten indragen
withdraw-stolen = Stulen
withdraw-replaced = Ersatt av en annan enhet
withdraw-successor = Den enhetens serienummer (om ersatt)
withdraw-reason = Skäl (bara för supporten)
withdraw-button = Ta ur bruk
withdraw-cancel = Avbryt
withdrawn-void = Ogiltig
withdrawn-stolen = Stulen
withdrawn-replaced = Ersatt av
withdrawn-restore = Ta i bruk igen
recall = Återkallelse: { $title }
event-claimed = Någon gjorde anspråk på den, referens { $detail }
event-claim-accepted = Anspråk godkänt, referens { $detail }
event-claim-refused = Anspråk avslaget, referens { $detail }
event-ended = Registrering { $detail } upphörde: ny ägare
event-voided = Ogiltigförklarad
event-stolen = Anmäld stulen
event-replaced = Ersatt av { $detail }
event-replaces = Ersätter { $detail }
event-restored = Tagen i bruk igen
audit-void = Ogiltigförklarad
audit-stolen = Stöld noterad
audit-replaced = Ersatt av { $detail }
audit-restore = Tagen i bruk igen
audit-claim-accept = Anspråk { $detail } godkänt
audit-claim-refuse = Anspråk { $detail } avslaget

# Brev
mail-claim-title = Ditt meddelande till oss
mail-claim-open-subject = Vi kontrollerar det ({ $reference })
mail-claim-accepted-subject = Produkten är din: { $product }
mail-claim-refused-subject = Vårt svar ({ $reference })
mail-claim-open-intro = Du har berättat för oss att den här produkten är din: { $product }. Vi kontrollerar det och hör av oss igen.
mail-claim-accepted-intro = Vi har kontrollerat det du berättade. Den här produkten är nu registrerad på dig: { $product }.
mail-claim-refused-intro = Vi har kontrollerat det du berättade och kunde inte bekräfta att den här produkten är din: { $product }.
mail-claim-reason = Skäl:
mail-claim-button = Se hur det går
mail-claim-why = Du får det här mejlet eftersom den här adressen angavs när någon berättade för { $brand } att hen äger en produkt. Var det inte du? Hör av dig, så tar vi bort den.
