# What happened to cover: repair, replacement, change of owner, plans, void.
reason-and = { $reason } { $change }
reason-replacement = { $length } desde la sustitución del { $on }.
reason-plan = { $length } desde el { $on }, por el plan contratado.
change-carried = Se trasladó el { $on } desde la unidad anterior, { $serial }.
change-repair-days = { $days ->
    [one] Se añadió { $days } día de reparación.
   *[other] Se añadieron { $days } días de reparación.
}
change-repair-terms = { $count ->
    [one] Una reparación añadió { $length }.
   *[other] { $count } reparaciones añadieron { $length } cada una.
}
change-first-owner = Solo valía para el primer propietario y terminó cuando el producto cambió de manos el { $on }.
change-passed-once = Solo podía traspasarse una vez y terminó cuando el producto volvió a cambiar de manos el { $on }.
change-void = Está anulada desde el { $on }.
