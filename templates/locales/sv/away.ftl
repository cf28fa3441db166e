# A scan while the records cannot be reached.
away-title = Det går inte just nu
away-what = Vi når inte våra uppgifter för tillfället, så inget kan registreras eller slås upp. Det som redan är registrerat är tryggt.
away-way-out = Ha etiketten till hands och försök igen om några minuter. Inköpsdatumet ändras inte av att du väntar.
away-button = Försök igen
