# Kraj zakupu i prawa, które daje jego ustawa w każdym przypadku.
field-market = Kraj zakupu
field-market-other = Inny kraj
owner-market = Gwarancja i ceny jak dla kraju: { $country }.
rights-europe = W UE i EOG przysługują Ci ponadto z mocy prawa bezpłatne środki ochrony prawnej ze strony sprzedawcy, jeśli produkt jest niezgodny z umową. Ta gwarancja ich nie ogranicza.
rights-britain = W Wielkiej Brytanii ta gwarancja uzupełnia Twoje prawa konsumenta, na przykład z Consumer Rights Act 2015, i ich nie ogranicza.
rights-america = Ta gwarancja daje Ci określone prawa; możesz mieć też inne, zależnie od stanu USA.
rights-australia = W Australii nasze towary są objęte gwarancjami, których nie można wyłączyć na mocy Australian Consumer Law. W razie poważnej wady przysługuje Ci wymiana lub zwrot pieniędzy oraz odszkodowanie za każdą inną rozsądnie przewidywalną stratę lub szkodę. Przysługuje Ci też naprawa lub wymiana, jeśli towar nie jest odpowiedniej jakości, a wada nie jest poważna.
rights-elsewhere = Twoje prawa ustawowe, zwłaszcza wobec sprzedawcy, pozostają bez zmian.
