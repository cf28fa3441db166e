# What happened to cover: repair, replacement, change of owner, plans, void.
reason-and = { $reason } { $change }
reason-replacement = { $on } tarihli değişimden itibaren { $length }.
reason-plan = Satın alınan plana göre { $on } tarihinden itibaren { $length }.
change-carried = { $on } tarihinde önceki üründen ({ $serial }) devredildi.
change-repair-days = { $days ->
    [one] Onarımda geçen { $days } gün eklendi.
   *[other] Onarımda geçen { $days } gün eklendi.
}
change-repair-terms = { $count ->
    [one] Bir onarım { $length } ekledi.
   *[other] { $count } onarımın her biri { $length } ekledi.
}
change-first-owner = Yalnızca ilk sahip için geçerliydi; ürün { $on } tarihinde el değiştirince sona erdi.
change-passed-once = Bir kez devredilebilirdi; ürün { $on } tarihinde yeniden el değiştirince sona erdi.
change-void = { $on } tarihinden beri geçersiz.
