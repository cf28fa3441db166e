# O país da compra e os direitos que a sua lei dá em qualquer caso.
field-market = País da compra
field-market-other = Outro país
owner-market = A cobertura e os preços são os de: { $country }.
rights-europe = Na UE e no EEE, a lei dá-lhe ainda direito a exigir do vendedor, sem custos, que responda se o produto não estiver conforme. Esta garantia não limita esses direitos.
rights-britain = No Reino Unido, esta garantia acresce aos seus direitos de consumidor, como os do Consumer Rights Act 2015, e não os limita.
rights-america = Esta garantia dá-lhe direitos específicos, e pode ter outros que variam de estado para estado nos EUA.
rights-australia = Na Austrália, os nossos produtos têm garantias que não podem ser excluídas segundo a Australian Consumer Law. Em caso de falha grave, tem direito à substituição ou ao reembolso e a uma indemnização por qualquer outra perda ou dano razoavelmente previsível. Tem também direito à reparação ou substituição se o produto não tiver qualidade aceitável e a falha não for grave.
rights-elsewhere = Os seus direitos legais, sobretudo perante o vendedor, não são afetados.
