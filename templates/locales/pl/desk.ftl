# Obsługa: tylko dla pracowników. Krótkie słowa, czytane sto razy dziennie.
desk-name = Obsługa
desk-signed-in = { $name }
desk-logout = Wyloguj
desk-mail-subject = { $product }, numer seryjny { $serial }, numer rejestracji { $reference }
login-title = Logowanie
login-name = Nazwa użytkownika
login-password = Hasło
login-button = Zaloguj
desk-login-wrong = Nazwa użytkownika lub hasło są błędne. Spróbuj ponownie albo poproś administratora o nowe hasło.
search-title = Znajdź egzemplarz
search-title-for = { $query } – znajdź egzemplarz
search-label = Numer seryjny, numer rejestracji, e-mail, nazwisko lub produkt
search-button = Znajdź
search-hint = Numer seryjny, numer rejestracji, e-mail, nazwisko lub produkt. Działa też czytnik kodów: wpisuje i naciska Enter.
search-camera = Skanuj aparatem
search-camera-stop = Wyłącz aparat
search-camera-failed = Nie udało się otworzyć aparatu. Zezwól na niego na tej stronie albo wpisz numer seryjny.
search-count = { $count ->
    [one] 1 egzemplarz
    [few] { $count } egzemplarze
    [many] { $count } egzemplarzy
   *[other] { $count } egzemplarza
}
search-more = Początek listy ({ $count }). Dodaj słowo, aby ją zawęzić.
search-none = Nic nie znaleziono dla „{ $query }”
search-advice-part = Wystarczą trzy znaki z początku lub końca numeru seryjnego.
search-advice-other = Zapytaj o numer rejestracji (8 znaków) lub adres e-mail z rejestracji.
search-advice-forgiven = O i 0, I i 1, kreski i spacje nie robią różnicy.
owner = Właściciel
covered-until = Gwarancja do
state = Stan
unit-state-fresh = Niezarejestrowany
unit-state-registered = Zarejestrowany
unit-state-void = Unieważniony
unit = Egzemplarz
batch = Partia
manufactured-on = Wyprodukowano
shipped-on = Wysłano
shipped-to = Wysłano do
dealer = Sprzedawca
code = Kod
coverage = Gwarancja
coverage-none = Brak pozycji: nikt nie zarejestrował tego egzemplarza albo produkt nie ma gwarancji.
registrations = Rejestracja
registrations-none = Nikt nie zarejestrował tego egzemplarza.
earlier = (wcześniej)
purchased-on = Kupiono
installed-on = Zainstalowano
offers-consent = Oferty e-mailem
yes = Tak
no = Nie
language = Język
registered-at = Zarejestrowano
messages = Wiadomości
messages-none = Nie napisano jeszcze żadnego e-maila.
desk-coming = Przyszłe listy
desk-coming-stopped = Przy obecnym stanie rzeczy nie zostanie wysłany.
message = E-mail
message-to = Do
message-at = Kiedy
attempts = Próby
message-state-pending = Oczekuje
message-state-sent = Wysłano
message-state-dead = Nie wysłano
timeline = Historia
timeline-none = Nic się jeszcze nie wydarzyło.
views = Kto przeglądał
views-none = Przed Tobą nikt nie przeglądał tego egzemplarza.
event-printed = Wydrukowano etykietę, partia { $detail }
event-scanned = { $count ->
    [one] Etykietę zeskanowano raz: { $month }
    [few] Etykietę zeskanowano { $count } razy: { $month }
    [many] Etykietę zeskanowano { $count } razy: { $month }
   *[other] Etykietę zeskanowano { $count } razy: { $month }
}
event-registered = Właściciel zarejestrował produkt, numer rejestracji { $detail }
event-imported = Rejestracja przeniesiona z systemu { $detail }
event-registered-again = Ktoś próbował zarejestrować ponownie
event-message-sent = Wysłano e-mail: { $detail }
event-message-dead = Nie udało się wysłać e-maila: { $detail }
event-offers-on = Właściciel poprosił o oferty e-mailem
event-offers-off = Właściciel zrezygnował z ofert e-mailem
desk-looked = Wyświetlono
