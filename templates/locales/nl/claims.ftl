# Terugroepacties, exemplaren buiten gebruik, aanvragen: de pagina’s, de desk, de brieven.
recall-more = Meer hierover

stolen-title = Dit product is als gestolen gemeld
stolen-what = Ons is gemeld dat het van de eigenaar is weggenomen.
stolen-way-out = Hebt u het gekocht of gevonden? Neem contact met ons op en houd het serienummer bij de hand. Wij vertellen u wat u kunt doen.
replaced-title = Dit product is vervangen
replaced-what = Er is een ander product voor in de plaats gekomen, dus dit label is niet meer geldig.
replaced-button = Code van het nieuwe product typen

unproven-unrecorded-title = Dit product staat nog niet in onze lijst
unproven-unrecorded-what = Het label is echt. Laat ons weten dat het van u is, dan registreren wij het voor u.
unproven-claimed-title = We kijken het na
unproven-claimed-what = Iemand heeft ons laten weten de eigenaar van dit product te zijn. Ons antwoord komt per e-mail. Was u dat niet? Neem contact met ons op.
unproven-step-claim = Lukt het nog niet? Laat ons weten dat het van u is, dan kijken we het na.

registered-claimed = Iemand heeft ons laten weten nu de eigenaar te zijn. We kijken het na; tot die tijd verandert er niets.

claim-open = Laat weten dat het van u is
claim-title = Laat weten dat het van u is
claim-lead = We vergelijken het met onze gegevens en antwoorden per e-mail.
claim-lead-registered = Is het nu van u? Laat het ons weten: we kijken het na en antwoorden per e-mail. Hebt u het zelf geregistreerd? Dan staat uw link in de e-mail die u van ons kreeg.
claim-email-hint = Daar komt ons antwoord aan.
claim-purchased-hint = Sinds wanneer het van u is
field-words = Hoe kwam u eraan? (optioneel)
field-words-hint = Tweedehands gekocht, een cadeau, het label is beschadigd … Hebt u een aankoopbewijs?
claim-button = Versturen
claim-data = Wij gebruiken dit om na te kijken van wie het product is en om u te antwoorden. Voor niets anders.

pending-claim = Uw bericht aan ons
pending-open-title = We kijken het na
pending-open-what = Dank u wel. Ons antwoord gaat naar { $email }. U hoeft verder niets te doen.
pending-accepted-title = Het is van u
pending-accepted-what = We hebben het voor u geregistreerd. De link naar uw pagina staat in onze e-mail aan { $email }.
pending-refused-title = We konden het niet bevestigen
pending-refused-what = De reden staat in onze e-mail aan { $email }. Ontbreekt er iets? Neem contact met ons op.

choices-title = { $product }: links
choices-all = Waar deze code naartoe leidt.
choices-undecided = Er passen er meerdere. Kies er een.

error-not-a-serial = Dit is geen serienummer van dit product. Vergelijk het met het label
error-not-on-record = Er is geen exemplaar in gebruik bekend met dit serienummer
error-missing-successor = Vul het serienummer in van het exemplaar dat ervoor in de plaats komt
error-missing-reason = Vul een reden in

# De desk
claims = Aanvragen
claims-none = Niemand wacht op een beslissing.
claims-decided = Afgehandeld
claimant = Aanvrager
claim-at = Ontvangen
evidence = Label
evidence-held = Code klopt
evidence-wrong = Code klopt niet
evidence-missing = Geen code
claim-state-open = Open
claim-state-accepted = Goedgekeurd
claim-state-refused = Afgewezen
claim-of = Aanvraag van { $name }
claim-said = Wat er is opgegeven
claim-record = Wat wij weten
claim-same-email = zelfde adres
claim-others = { $count ->
    [one] Er is nog 1 andere aanvraag voor dit exemplaar.
   *[other] Er zijn nog { $count } andere aanvragen voor dit exemplaar.
}
claim-unit = Alles over dit exemplaar
claim-decide = Beslissen
claim-effect = Bij goedkeuring wordt de aanvrager de eigenaar.
claim-effect-ends = Bij goedkeuring wordt de aanvrager de eigenaar en eindigt de huidige registratie.
claim-reason = Reden, die de aanvrager te lezen krijgt
claim-accept = Goedkeuren
claim-refuse = Afwijzen
unit-unknown = Niet bekend
unit-state-stolen = Gestolen
unit-state-replaced = Vervangen
withdraw-title = Buiten gebruik stellen
withdraw-what = Wie het label scant, leest dit meteen. Registraties blijven zoals ze zijn, en u kunt het ongedaan maken.
withdraw-fate = Wat ermee is gebeurd
withdraw-void = Ongeldig: vernietigd, teruggebracht, label ingetrokken
withdraw-stolen = Gestolen
withdraw-replaced = Vervangen door een ander exemplaar
withdraw-successor = Serienummer van dat exemplaar (indien vervangen)
withdraw-reason = Reden (alleen voor de servicedesk)
withdraw-button = Buiten gebruik stellen
withdraw-cancel = Annuleren
withdrawn-void = Ongeldig
withdrawn-stolen = Gestolen
withdrawn-replaced = Vervangen door
withdrawn-restore = Weer in gebruik nemen
recall = Terugroepactie: { $title }
event-claimed = Aanvraag ontvangen, referentie { $detail }
event-claim-accepted = Aanvraag goedgekeurd, referentie { $detail }
event-claim-refused = Aanvraag afgewezen, referentie { $detail }
event-ended = Registratie { $detail } beëindigd: nieuwe eigenaar
event-voided = Ongeldig verklaard
event-stolen = Als gestolen gemeld
event-replaced = Vervangen door { $detail }
event-replaces = Vervangt { $detail }
event-restored = Weer in gebruik genomen
audit-void = Ongeldig verklaard
audit-stolen = Diefstal genoteerd
audit-replaced = Vervangen door { $detail }
audit-restore = Weer in gebruik genomen
audit-claim-accept = Aanvraag { $detail } goedgekeurd
audit-claim-refuse = Aanvraag { $detail } afgewezen

# Brieven
mail-claim-title = Uw bericht aan ons
mail-claim-open-subject = We kijken het na ({ $reference })
mail-claim-accepted-subject = Het is van u: { $product }
mail-claim-refused-subject = Ons antwoord ({ $reference })
mail-claim-open-intro = U hebt ons laten weten dat dit product van u is: { $product }. We kijken het na en schrijven u opnieuw.
mail-claim-accepted-intro = We hebben uw bericht nagekeken. Dit product is nu voor u geregistreerd: { $product }.
mail-claim-refused-intro = We hebben uw bericht nagekeken en konden niet bevestigen dat dit product van u is: { $product }.
mail-claim-reason = De reden:
mail-claim-button = Bekijk de stand van zaken
mail-claim-why = U krijgt deze e-mail omdat iemand met dit adres aan { $brand } heeft gemeld de eigenaar van een product te zijn. Was u dat niet? Laat het ons weten, dan verwijderen we het.
