# El país de compra y los derechos que su ley da en todo caso.
field-market = País de compra
field-market-other = Otro país
owner-market = La cobertura y los precios son los de: { $country }.
rights-europe = En la UE y el EEE, la ley le da además derecho a exigir al vendedor, gratis, que responda si el producto no es conforme. Esta garantía no limita esos derechos.
rights-britain = En el Reino Unido, esta garantía se suma a sus derechos como consumidor, como los de la Consumer Rights Act 2015, y no los limita.
rights-america = Esta garantía le da derechos concretos, y puede tener otros que varían de un estado de EE. UU. a otro.
rights-australia = En Australia, nuestros productos tienen garantías que no pueden excluirse según la Australian Consumer Law. Si hay un fallo grave, tiene derecho a la sustitución o al reembolso y a una indemnización por cualquier otra pérdida o daño razonablemente previsible. También tiene derecho a la reparación o la sustitución si el producto no tiene una calidad aceptable y el fallo no es grave.
rights-elsewhere = Sus derechos legales, sobre todo frente al vendedor, no se ven afectados.
