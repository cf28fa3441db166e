# What happened to cover: repair, replacement, change of owner, plans, void.
reason-and = { $reason } { $change }
reason-replacement = { $length } od wymiany w dniu { $on }.
reason-plan = { $length } od { $on }, zgodnie z zakupionym planem.
change-carried = Przeniesiono w dniu { $on } z poprzedniego egzemplarza { $serial }.
change-repair-days = { $days ->
    [one] Doliczono { $days } dzień naprawy.
    [few] Doliczono { $days } dni naprawy.
    [many] Doliczono { $days } dni naprawy.
   *[other] Doliczono { $days } dnia naprawy.
}
change-repair-terms = { $count ->
    [one] Naprawa przedłużyła ochronę o { $length }.
    [few] { $count } naprawy przedłużyły ochronę o { $length } każda.
    [many] { $count } napraw przedłużyło ochronę o { $length } każda.
   *[other] { $count } naprawy przedłużyło ochronę o { $length } każda.
}
change-first-owner = Obowiązywała tylko pierwszego właściciela i wygasła, gdy produkt zmienił właściciela w dniu { $on }.
change-passed-once = Można ją było przekazać raz; wygasła, gdy produkt ponownie zmienił właściciela w dniu { $on }.
change-void = Nieważna od { $on }.
