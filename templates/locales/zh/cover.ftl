# What happened to cover: repair, replacement, change of owner, plans, void.
reason-and = { $reason }{ $change }
reason-replacement = 自更换之日（{ $on }）起{ $length }。
reason-plan = 根据所购方案，自{ $on }起{ $length }。
change-carried = 于{ $on }从之前的产品（{ $serial }）转来。
change-repair-days = 已加上维修所用的{ $days }天。
change-repair-terms = { $count }次维修，每次增加{ $length }。
change-first-owner = 仅适用于首位所有者，产品于{ $on }易主时终止。
change-passed-once = 只能转让一次，产品于{ $on }再次易主时终止。
change-void = 自{ $on }起作废。
