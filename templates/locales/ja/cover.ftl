# What happened to cover: repair, replacement, change of owner, plans, void.
reason-and = { $reason }{ $change }
reason-replacement = 交換日（{ $on }）から{ $length }。
reason-plan = 購入されたプランにより、{ $on }から{ $length }。
change-carried = { $on }に以前の製品（{ $serial }）から引き継がれました。
change-repair-days = 修理に要した{ $days }日が加算されました。
change-repair-terms = 修理{ $count }回につき、それぞれ{ $length }が加算されました。
change-first-owner = 最初の所有者だけが対象のため、{ $on }に所有者が変わった時点で終了しました。
change-passed-once = 譲渡は一度だけ可能なため、{ $on }に再び所有者が変わった時点で終了しました。
change-void = { $on }から無効です。
