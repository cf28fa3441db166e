# A scan while the records cannot be reached.
away-title = Impossible pour l’instant
away-what = Nos données sont momentanément inaccessibles : rien ne peut être enregistré ni consulté. Ce qui a déjà été enregistré est en sécurité.
away-way-out = Gardez l’étiquette à portée de main et réessayez dans quelques minutes. Attendre ne change rien à votre date d’achat.
away-button = Réessayer
