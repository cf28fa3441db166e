# What happened to cover: repair, replacement, change of owner, plans, void.
reason-and = { $reason } { $change }
reason-replacement = { $length } a partir da substituição em { $on }.
reason-plan = { $length } a partir de { $on }, pelo plano contratado.
change-carried = Transferida em { $on } da unidade anterior, { $serial }.
change-repair-days = { $days ->
    [one] Foi acrescentado { $days } dia de reparo.
   *[other] Foram acrescentados { $days } dias de reparo.
}
change-repair-terms = { $count ->
    [one] Um reparo acrescentou { $length }.
   *[other] { $count } reparos acrescentaram { $length } cada um.
}
change-first-owner = Valia só para o primeiro proprietário e terminou quando o produto mudou de mãos em { $on }.
change-passed-once = Só podia ser repassada uma vez e terminou quando o produto mudou de mãos de novo em { $on }.
change-void = Está anulada desde { $on }.
