# Das Land des Kaufs und die Rechte, die sein Gesetz in jedem Fall gibt.
field-market = Land des Kaufs
field-market-other = Ein anderes Land
owner-market = Garantie und Preise gelten wie in: { $country }.
rights-europe = In der EU und im EWR haben Sie bei Mängeln außerdem gesetzliche Rechte gegenüber dem Verkäufer. Sie sind unentgeltlich und werden durch diese Garantie nicht eingeschränkt.
rights-britain = Im Vereinigten Königreich kommt diese Garantie zu Ihren gesetzlichen Verbraucherrechten hinzu, etwa aus dem Consumer Rights Act 2015, und lässt sie unberührt.
rights-america = Diese Garantie gibt Ihnen bestimmte Rechte; je nach Bundesstaat der USA können Sie weitere haben.
rights-australia = In Australien gelten für unsere Waren Garantien, die nach dem Australian Consumer Law nicht ausgeschlossen werden können. Bei einem erheblichen Mangel haben Sie Anspruch auf Ersatz oder Erstattung und auf Ausgleich jedes anderen vernünftigerweise vorhersehbaren Schadens. Sie haben auch Anspruch auf Reparatur oder Ersatz, wenn die Ware nicht von annehmbarer Qualität ist und der Mangel nicht erheblich ist.
rights-elsewhere = Ihre gesetzlichen Rechte, vor allem gegenüber dem Verkäufer, bleiben unberührt.
