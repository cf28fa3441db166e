# What happened to cover: repair, replacement, change of owner, plans, void.
reason-and = { $reason } { $change }
reason-replacement = { $length } à compter du remplacement du { $on }.
reason-plan = { $length } à compter du { $on }, selon le plan acheté.
change-carried = Reprise le { $on } de l’appareil précédent, { $serial }.
change-repair-days = { $days ->
    [one] { $days } jour de réparation a été ajouté.
   *[other] { $days } jours de réparation ont été ajoutés.
}
change-repair-terms = { $count ->
    [one] Une réparation a ajouté { $length }.
   *[other] { $count } réparations ont ajouté chacune { $length }.
}
change-first-owner = Elle ne valait que pour le premier propriétaire et a pris fin quand le produit a changé de mains le { $on }.
change-passed-once = Elle ne pouvait être transmise qu’une fois et a pris fin quand le produit a de nouveau changé de mains le { $on }.
change-void = Elle est annulée depuis le { $on }.
