# What every page shares. `language-name` and `format-locale` belong to each language:
# how it calls itself, and the CLDR locale that writes its dates and numbers.
language-name = English
format-locale = en-GB
languages = Language
skip-to-content = Skip to content
page-description = Registration, cover and help for products by { $brand }.
privacy = Privacy
imprint = Imprint
product = Product
model = Model
serial = Serial
reference = Reference

# Lengths of time inside a reason
length-years = { $count ->
    [one] 1 year
   *[other] { $count } years
}
length-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
length-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}

# Help, one tap away. Subjects and bodies go into the visitor's own mail program.
help-title = Need a hand?
help-mail = Write to us
help-subject-unit = { $product }, serial { $serial }
help-subject-owner = { $product }, serial { $serial }, reference { $reference }
help-subject-code = My label does not open the form
help-body-unit =
    Product: { $product } ({ $code })
    Serial: { $serial }

    My question:
help-body-owner =
    Product: { $product } ({ $code })
    Serial: { $serial }
    Reference: { $reference }

    My question:
help-body-code =
    Serial: { $serial }

    What is printed on the label:
help-body-incident =
    Incident: { $incident }

    What I was doing:

# Errors
error-title = Error: { $title }
errors-title = There is a problem
error-missing-name = Enter your name
error-missing-email = Enter your e-mail address
error-missing-purchased_on = Enter the date of purchase
error-missing-installed_on = Enter the date of installation
error-missing-serial = Enter the serial
error-missing-k = Enter the code from the label
error-missing = This field is empty
error-too-long = { $max ->
    [one] Use at most 1 character
   *[other] Use at most { $max } characters
}
error-too-short = { $min ->
    [one] Use at least 1 character
   *[other] Use at least { $min } characters
}
error-illegal-character = This contains a character that cannot be used here, such as a line break
error-no-letter = This needs at least one letter or digit
error-not-an-email = Enter an e-mail address like name@example.com
error-not-a-date = Enter a date like 2026-05-31
error-in-future = This date is in the future. Enter a date up to today
error-too-early = This date is before the product was made. Enter { $earliest } or later
error-not-a-choice = Choose one of the options
error-stale = This form is too old or was changed on the way. Scan the label again
error-typo = One character looks wrong. Compare it with the label
error-not-a-code = The code has 14 or 15 letters and digits. Compare it with the label
error-not-known = No product carries this serial and code. Compare both with the label

# Why a coverage line runs as it does. The same sentence on page, letter, certificate, desk and in JSON.
reason-purchase = { $length } from the purchase on { $on }, proven by the receipt.
reason-purchase-declared = { $length } from the purchase on { $on }, as declared at registration.
reason-installation = { $length } from the installation on { $on }.
reason-installation-unknown = { $length } from the purchase on { $on }, because no date of installation is known.
reason-manufacture = { $length } from the manufacture on { $on }.
reason-manufacture-plus = { $length }, starting { $days ->
    [one] 1 day
   *[other] { $days } days
} after the manufacture on { $on }.
reason-manufacture-unknown = { $length } from the purchase on { $on }, because no date of manufacture is known.
reason-fixed = { $length } from { $on }, the same date for every unit.
reason-latest-start = { $length } from { $latest }, the latest start for a unit of this age. { $declared } was declared; a receipt can change this.

# What the headline of a unit says
cover-until = Covered until { $date }
cover-first = { $what } ends first, on { $date }.
cover-starts = Cover starts on { $date }
cover-ended = Cover ended on { $date }
cover-unknown = No cover on record
covered-month = Covered until { $month }
ended-month = Cover ended in { $month }
line-active = until { $date }
line-waiting = { $date } to { $until }
line-ended = ended on { $date }

# Why an offer is shown
offer-why-product = it fits your { $product }.
offer-why-serials = it fits your { $product } and its range of serials.

# Problems
problem-incident = If you write to us about this, quote
problem-400-title = That request could not be read
problem-400-what = What arrived here is not complete.
problem-400-way-out = Go back, reload the page and try again. Or scan the label once more.
problem-403-title = That is not open to you
problem-403-what = This page needs another right than you have, or the form was open for too long.
problem-403-way-out = Go back, reload the page and try again.
problem-404-title = There is no such page
problem-404-what = The address may be mistyped, or the link was replaced by a newer one.
problem-404-way-out = Scan the label on your product again. Your newest mail from us holds the link that works.
problem-405-title = That does not work here
problem-405-what = This address cannot be used in this way.
problem-405-way-out = Go back and use the buttons of the page.
problem-408-title = That took too long
problem-408-what = The connection was too slow, and nothing was stored.
problem-408-way-out = Check your connection and send the form again.
problem-413-title = That is too large
problem-413-what = What you sent is larger than we accept, and nothing was stored.
problem-413-way-out = Go back, shorten it and send it again.
problem-422-title = That could not be used
problem-422-what = Something in the form does not fit.
problem-422-way-out = Go back, check the fields and send the form again.
problem-429-title = Too many attempts
problem-429-what = A lot of requests came from your connection within a short time.
problem-429-way-out = Wait ten minutes and try again.
problem-500-title = Something broke on our side
problem-500-what = This is our fault, and it has been noted.
problem-500-way-out = Try again in a few minutes. What you registered before is safe.
problem-full-title = We have no room left right now
problem-full-what = The disk of our server is full, so nothing was stored.
problem-full-way-out = This has been noted. Send it again later. Nothing is registered twice.
problem-503-title = We are busy right now
problem-503-what = Your request could not be stored at the moment.
problem-503-way-out = Send it again in a minute. Nothing is registered twice.
