# What happened to cover: repair, replacement, change of owner, plans, void.
reason-and = { $reason } { $change }
reason-replacement = { $length } from the replacement on { $on }.
reason-plan = { $length } from { $on }, by the plan that was bought.
change-carried = It was carried over on { $on } from { $serial }, the unit before.
change-repair-days = { $days ->
    [one] { $days } day in repair was added.
   *[other] { $days } days in repair were added.
}
change-repair-terms = { $count ->
    [one] A repair added { $length }.
   *[other] { $count } repairs each added { $length }.
}
change-first-owner = It held for the first owner only and ended when the product changed hands on { $on }.
change-passed-once = It could be passed on once and ended when the product changed hands again on { $on }.
change-void = It has been void since { $on }.
