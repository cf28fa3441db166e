# A photo of receipt or type plate, for a claim or a second-hand request.
photo-helps = A photo of the receipt or the type plate helps us to check.
photo-link = Add a photo
photo-kept-link = See or replace your photo
photo-title = Photo of receipt or type plate
photo-lead = It shows that the product is yours. Only you and our support can see it.
photo-field = Photo or PDF
photo-send = Send photo
photo-back = Back to your request
event-photo-sent = Photo of receipt or type plate sent
event-photo-kept = The photo of the claim is kept as the receipt
claim-photo-receipt = The photo shows the receipt: accepted, it stays with the registration.
audit-photo = Looked at the photo of a claim
