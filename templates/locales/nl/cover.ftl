# What happened to cover: repair, replacement, change of owner, plans, void.
reason-and = { $reason } { $change }
reason-replacement = { $length } vanaf de vervanging op { $on }.
reason-plan = { $length } vanaf { $on }, volgens het gekochte plan.
change-carried = Op { $on } overgenomen van het vorige exemplaar, { $serial }.
change-repair-days = { $days ->
    [one] { $days } dag in reparatie is toegevoegd.
   *[other] { $days } dagen in reparatie zijn toegevoegd.
}
change-repair-terms = { $count ->
    [one] Een reparatie voegde { $length } toe.
   *[other] { $count } reparaties voegden elk { $length } toe.
}
change-first-owner = Gold alleen voor de eerste eigenaar en eindigde toen het product op { $on } van eigenaar wisselde.
change-passed-once = Kon één keer worden overgedragen en eindigde toen het product op { $on } opnieuw van eigenaar wisselde.
change-void = Vervallen sinds { $on }.
