# What happened to cover: repair, replacement, change of owner, plans, void.
reason-and = { $reason } { $change }
reason-replacement = { $length } från utbytet den { $on }.
reason-plan = { $length } från den { $on }, enligt den köpta planen.
change-carried = Övertagen den { $on } från det tidigare exemplaret { $serial }.
change-repair-days = { $days ->
    [one] { $days } dag på reparation lades till.
   *[other] { $days } dagar på reparation lades till.
}
change-repair-terms = { $count ->
    [one] En reparation lade till { $length }.
   *[other] { $count } reparationer lade till { $length } var.
}
change-first-owner = Gällde bara den första ägaren och upphörde när produkten bytte ägare den { $on }.
change-passed-once = Kunde överlåtas en gång och upphörde när produkten bytte ägare igen den { $on }.
change-void = Ogiltig sedan den { $on }.
