# What happened to cover: repair, replacement, change of owner, plans, void.
reason-and = { $reason } { $change }
reason-replacement = { $length } ab dem Austausch am { $on }.
reason-plan = { $length } ab dem { $on }, durch den abgeschlossenen Plan.
change-carried = Am { $on } vom vorherigen Gerät { $serial } übernommen.
change-repair-days = { $days ->
    [one] { $days } Tag in Reparatur wurde angerechnet.
   *[other] { $days } Tage in Reparatur wurden angerechnet.
}
change-repair-terms = { $count ->
    [one] Eine Reparatur hat { $length } hinzugefügt.
   *[other] { $count } Reparaturen haben je { $length } hinzugefügt.
}
change-first-owner = Galt nur für den ersten Besitzer und endete mit der Weitergabe am { $on }.
change-passed-once = Konnte einmal weitergegeben werden und endete mit der nächsten Weitergabe am { $on }.
change-void = Seit dem { $on } ungültig.
