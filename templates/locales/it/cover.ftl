# What happened to cover: repair, replacement, change of owner, plans, void.
reason-and = { $reason } { $change }
reason-replacement = { $length } dalla sostituzione in data { $on }.
reason-plan = { $length } dal { $on }, secondo il piano acquistato.
change-carried = Trasferita in data { $on } dall’esemplare precedente, { $serial }.
change-repair-days = { $days ->
    [one] È stato aggiunto { $days } giorno di riparazione.
   *[other] Sono stati aggiunti { $days } giorni di riparazione.
}
change-repair-terms = { $count ->
    [one] Una riparazione ha aggiunto { $length }.
   *[other] { $count } riparazioni hanno aggiunto { $length } ciascuna.
}
change-first-owner = Valeva solo per il primo proprietario ed è terminata quando il prodotto ha cambiato mano in data { $on }.
change-passed-once = Poteva essere ceduta una sola volta ed è terminata quando il prodotto ha cambiato di nuovo mano in data { $on }.
change-void = Non è più valida dal { $on }.
