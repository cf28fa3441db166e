# The country of purchase, and the rights its law gives in any case.
field-market = Country of purchase
field-market-other = Another country
owner-market = Country of purchase: { $country }. Cover and prices depend on it.
rights-europe = In the EU and the EEA you are also entitled by law to remedies from the seller, free of charge, if the product is not as agreed. This warranty does not affect them.
rights-britain = In the United Kingdom this warranty is in addition to your rights under consumer law, such as the Consumer Rights Act 2015, and does not affect them.
rights-america = This warranty gives you specific legal rights, and you may also have other rights which vary from state to state.
rights-australia = In Australia our goods come with guarantees that cannot be excluded under the Australian Consumer Law. You are entitled to a replacement or refund for a major failure and compensation for any other reasonably foreseeable loss or damage. You are also entitled to have the goods repaired or replaced if the goods fail to be of acceptable quality and the failure does not amount to a major failure.
rights-elsewhere = Your rights under the law, above all against the seller, are not affected.
