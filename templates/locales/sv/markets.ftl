# Köpeland, och de rättigheter som lagen där ger i alla händelser.
field-market = Köpeland
field-market-other = Ett annat land
owner-market = Garanti och priser gäller för: { $country }.
rights-europe = Inom EU och EES har du dessutom enligt lag rätt till kostnadsfria åtgärder från säljaren om varan är felaktig. Den rätten påverkas inte av denna garanti.
rights-britain = I Storbritannien gäller garantin utöver dina rättigheter som konsument, till exempel enligt Consumer Rights Act 2015, och begränsar dem inte.
rights-america = Garantin ger dig vissa rättigheter, och du kan ha fler som skiljer sig mellan delstaterna i USA.
rights-australia = I Australien omfattas våra varor av garantier som inte kan uteslutas enligt Australian Consumer Law. Vid ett allvarligt fel har du rätt till utbyte eller återbetalning och till ersättning för annan rimligen förutsebar förlust eller skada. Du har också rätt till reparation eller utbyte om varan inte håller godtagbar kvalitet och felet inte är allvarligt.
rights-elsewhere = Dina lagliga rättigheter, främst mot säljaren, påverkas inte.
