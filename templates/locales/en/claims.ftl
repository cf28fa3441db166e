# Recalls, units out of use, claims: the pages, the desk, the letters.
recall-more = Read more

stolen-title = This product was reported stolen
stolen-what = We were told that it was taken from its owner.
stolen-way-out = Did you buy it or find it? Contact us and have the serial at hand. We tell you what to do.
replaced-title = This product was replaced
replaced-what = Another one took its place, so this label is no longer valid.
replaced-button = Type the code of the new one

unproven-unrecorded-title = This one is not in our list yet
unproven-unrecorded-what = The label is genuine. Tell us that it is yours, and we register it for you.
unproven-claimed-title = We are checking
unproven-claimed-what = Somebody told us that this product is theirs. They get our answer by mail. Was it not you? Contact us.
unproven-step-claim = Still no luck? Tell us that it is yours, and we check.

registered-claimed = Somebody told us that it is theirs now. We are checking; until then nothing changes.

claim-open = Tell us that it is yours
claim-title = Tell us that it is yours
claim-lead = We compare it with our records and answer by mail.
claim-lead-registered = If it is yours now, tell us: we check and answer by mail. Did you register it yourself? Then your link is in the mail we sent.
claim-email-hint = Our answer goes there.
claim-purchased-hint = When it became yours
field-words = How did it come to you? (optional)
field-words-hint = Bought second-hand, a gift, the label is damaged … Do you have a receipt?
claim-button = Send
claim-data = We use this to check who owns the product and to answer you, for nothing else.

pending-claim = Your message to us
pending-open-title = We are checking
pending-open-what = Thank you. Our answer goes to { $email }. You need do nothing more.
pending-accepted-title = It is yours
pending-accepted-what = We registered it for you. The link to your page is in our mail to { $email }.
pending-refused-title = We could not confirm it
pending-refused-what = The reason is in our mail to { $email }. Contact us if something is missing.

choices-title = { $product }: links
choices-all = Where this code leads to.
choices-undecided = There are several that fit. Choose one.

error-not-a-serial = This is no serial of this product. Compare it with the label
error-not-on-record = No unit in use on record has this serial
error-missing-successor = Enter the serial of the unit that takes its place
error-missing-reason = Enter a reason

# The desk
claims = Claims
claims-none = Nobody waits for a decision.
claims-decided = Decided
claimant = Claimed by
claim-at = Came in
evidence = Label
evidence-held = Code fits
evidence-wrong = Code does not fit
evidence-missing = No code
claim-state-open = Open
claim-state-accepted = Accepted
claim-state-refused = Refused
claim-of = Claim by { $name }
claim-said = What was claimed
claim-record = What is on record
claim-same-email = same address
claim-others = { $count ->
    [one] There is 1 other claim on this unit.
   *[other] There are { $count } other claims on this unit.
}
claim-unit = Everything about this unit
claim-decide = Decide
claim-effect = Accepted, the claimant becomes the owner.
claim-effect-ends = Accepted, the claimant becomes the owner and the registration on record ends.
claim-reason = Reason, which the claimant reads
claim-accept = Accept
claim-refuse = Refuse
unit-unknown = Not on record
unit-state-stolen = Stolen
unit-state-replaced = Replaced
withdraw-title = Take out of use
withdraw-what = Whoever scans its label reads this at once. Registrations stay as they are, and you can undo it.
withdraw-fate = What became of it
withdraw-void = Void: destroyed, returned, label withdrawn
withdraw-stolen = Stolen
withdraw-replaced = Replaced by another unit
withdraw-successor = Serial of that unit (if replaced)
withdraw-reason = Reason (for the desk only)
withdraw-button = Take out of use
withdraw-cancel = Cancel
withdrawn-void = Void
withdrawn-stolen = Stolen
withdrawn-replaced = Replaced by
withdrawn-restore = Put back into use
recall = Recall: { $title }
event-claimed = Somebody claimed it, reference { $detail }
event-claim-accepted = Claim accepted, reference { $detail }
event-claim-refused = Claim refused, reference { $detail }
event-ended = Registration { $detail } ended: it has a new owner
event-voided = Declared void
event-stolen = Reported stolen
event-replaced = Replaced by { $detail }
event-replaces = Takes the place of { $detail }
event-restored = Put back into use
audit-void = Declared it void
audit-stolen = Noted that it was stolen
audit-replaced = Replaced it by { $detail }
audit-restore = Put it back into use
audit-claim-accept = Accepted claim { $detail }
audit-claim-refuse = Refused claim { $detail }

# Letters
mail-claim-title = Your message to us
mail-claim-open-subject = We are checking it ({ $reference })
mail-claim-accepted-subject = It is yours: { $product }
mail-claim-refused-subject = Our answer ({ $reference })
mail-claim-open-intro = you told us that a { $product } is yours. We are checking and write again.
mail-claim-accepted-intro = we checked what you told us: your { $product } is registered for you.
mail-claim-refused-intro = we checked what you told us about a { $product } and could not confirm that it is yours.
mail-claim-reason = Why:
mail-claim-button = See how it stands
mail-claim-why = You get this mail because this address was given when somebody told { $brand } that a product is theirs. Was it not you? Tell us, and we remove it.
