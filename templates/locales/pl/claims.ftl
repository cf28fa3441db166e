# Akcje przywoławcze, egzemplarze wycofane, zgłoszenia: strony, obsługa, listy.
recall-more = Dowiedz się więcej

stolen-title = Ten produkt zgłoszono jako skradziony
stolen-what = Otrzymaliśmy informację, że zabrano go właścicielowi.
stolen-way-out = Jeśli ten produkt trafił do Ciebie, skontaktuj się z nami i przygotuj numer seryjny. Powiemy, co zrobić.
replaced-title = Ten produkt wymieniono
replaced-what = Zastąpił go inny, dlatego ta etykieta jest już nieważna.
replaced-button = Wpisz kod nowego produktu

unproven-unrecorded-title = Tego produktu nie ma jeszcze na naszej liście
unproven-unrecorded-what = Etykieta jest prawdziwa. Daj nam znać, że produkt należy do Ciebie, a zarejestrujemy go.
unproven-claimed-title = Sprawdzamy to
unproven-claimed-what = Ktoś zgłosił nam, że ten produkt należy do niego. Odpowiedź wyślemy e-mailem. To nie Twoje zgłoszenie? Skontaktuj się z nami.
unproven-step-claim = Nadal nic? Daj nam znać, że produkt należy do Ciebie, a sprawdzimy to.

registered-claimed = Ktoś zgłosił nam, że produkt należy teraz do niego. Sprawdzamy to; do tego czasu nic się nie zmienia.

claim-open = Zgłoś, że to Twój produkt
claim-title = Zgłoś, że to Twój produkt
claim-lead = Porównamy zgłoszenie z naszymi danymi i odpowiemy e-mailem.
claim-lead-registered = Jeśli produkt należy teraz do Ciebie, daj nam znać: sprawdzimy to i odpowiemy e-mailem. Produkt jest już zarejestrowany przez Ciebie? W takim razie link jest w e-mailu od nas.
claim-email-hint = Tam wyślemy odpowiedź.
claim-purchased-hint = Od kiedy produkt należy do Ciebie
field-words = Skąd masz ten produkt? (opcjonalnie)
field-words-hint = Zakup z drugiej ręki, prezent, uszkodzona etykieta… Masz dowód zakupu?
claim-button = Wyślij
claim-data = Te dane służą do sprawdzenia, do kogo należy produkt, i do udzielenia odpowiedzi. Do niczego więcej.

pending-claim = Twoja wiadomość do nas
pending-open-title = Sprawdzamy to
pending-open-what = Dziękujemy. Odpowiedź wyślemy na adres { $email }. Nie musisz robić nic więcej.
pending-accepted-title = To Twój produkt
pending-accepted-what = Zarejestrowaliśmy go dla Ciebie. Link do Twojej strony jest w e-mailu wysłanym na adres { $email }.
pending-refused-title = Nie udało się tego potwierdzić
pending-refused-what = Powód podaliśmy w e-mailu wysłanym na adres { $email }. Jeśli czegoś brakuje, skontaktuj się z nami.

choices-title = { $product }: linki
choices-all = Dokąd prowadzi ten kod.
choices-undecided = Pasuje kilka linków. Wybierz jeden.

error-not-a-serial = To nie jest numer seryjny tego produktu. Porównaj go z etykietą
error-not-on-record = Nie ma używanego egzemplarza o tym numerze seryjnym
error-missing-successor = Wpisz numer seryjny egzemplarza, który go zastępuje
error-missing-reason = Wpisz powód

# Obsługa
claims = Zgłoszenia
claims-none = Nikt nie czeka na decyzję.
claims-decided = Rozpatrzone
claimant = Zgłaszający
claim-at = Wpłynęło
evidence = Etykieta
evidence-held = Kod się zgadza
evidence-wrong = Kod się nie zgadza
evidence-missing = Brak kodu
claim-state-open = Otwarte
claim-state-accepted = Uznane
claim-state-refused = Odrzucone
claim-of = Zgłoszenie: { $name }
claim-said = Co zgłoszono
claim-record = Co wiemy
claim-same-email = ten sam adres
claim-others = { $count ->
    [one] Jest jeszcze 1 zgłoszenie dotyczące tego egzemplarza.
    [few] Są jeszcze { $count } zgłoszenia dotyczące tego egzemplarza.
    [many] Jest jeszcze { $count } zgłoszeń dotyczących tego egzemplarza.
   *[other] Jest jeszcze { $count } zgłoszenia dotyczącego tego egzemplarza.
}
claim-unit = Wszystko o tym egzemplarzu
claim-decide = Decyzja
claim-effect = Po uznaniu zgłaszający staje się właścicielem.
claim-effect-ends = Po uznaniu zgłaszający staje się właścicielem, a dotychczasowa rejestracja się kończy.
claim-reason = Powód, który przeczyta zgłaszający
claim-accept = Uznaj
claim-refuse = Odrzuć
unit-unknown = Brak w danych
unit-state-stolen = Skradziony
unit-state-replaced = Wymieniony
withdraw-title = Wycofaj z użytku
withdraw-what = Kto zeskanuje etykietę, od razu się o tym dowie. Rejestracje pozostają bez zmian i można to cofnąć.
withdraw-fate = Co się z nim stało
withdraw-void = Unieważniony: zniszczony, zwrócony, etykieta wycofana
withdraw-stolen = Skradziony
withdraw-replaced = Wymieniony na inny egzemplarz
withdraw-successor = Numer seryjny tego egzemplarza (jeśli wymieniony)
withdraw-reason = Powód (tylko dla obsługi)
withdraw-button = Wycofaj z użytku
withdraw-cancel = Anuluj
withdrawn-void = Unieważniony
withdrawn-stolen = Skradziony
withdrawn-replaced = Wymieniony na
withdrawn-restore = Przywróć do użytku
recall = Akcja przywoławcza: { $title }
event-claimed = Wpłynęło zgłoszenie, numer { $detail }
event-claim-accepted = Uznano zgłoszenie, numer { $detail }
event-claim-refused = Odrzucono zgłoszenie, numer { $detail }
event-ended = Zakończono rejestrację { $detail }: nowy właściciel
event-voided = Unieważniono
event-stolen = Zgłoszono kradzież
event-replaced = Wymieniono na { $detail }
event-replaces = Zastępuje { $detail }
event-restored = Przywrócono do użytku
audit-void = Unieważniono
audit-stolen = Odnotowano kradzież
audit-replaced = Wymieniono na { $detail }
audit-restore = Przywrócono do użytku
audit-claim-accept = Uznano zgłoszenie { $detail }
audit-claim-refuse = Odrzucono zgłoszenie { $detail }

# Listy
mail-claim-title = Twoja wiadomość do nas
mail-claim-open-subject = Sprawdzamy to ({ $reference })
mail-claim-accepted-subject = To Twój produkt: { $product }
mail-claim-refused-subject = Nasza odpowiedź ({ $reference })
mail-claim-open-intro = Mamy od Ciebie zgłoszenie, że ten produkt należy do Ciebie: { $product }. Sprawdzamy to i napiszemy ponownie.
mail-claim-accepted-intro = Twoje zgłoszenie zostało sprawdzone. Ten produkt jest teraz zarejestrowany na Ciebie: { $product }.
mail-claim-refused-intro = Twoje zgłoszenie zostało sprawdzone. Nie udało się potwierdzić, że ten produkt należy do Ciebie: { $product }.
mail-claim-reason = Powód:
mail-claim-button = Sprawdź stan zgłoszenia
mail-claim-why = Otrzymujesz ten e-mail, ponieważ ten adres podano w zgłoszeniu własności produktu marki { $brand }. To pomyłka? Daj nam znać, a usuniemy adres.
