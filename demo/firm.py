"""The made-up firm Kontor and its forty clients: who they are and where they are reached."""

from typing import NamedTuple

ME = ("Jane Kovács", "jane@kontor.example")
ALIAS = "info@kontor.example"
COLLEAGUES = (("Péter Szabó", "peter@kontor.example"), ("Lena Vogt", "lena@kontor.example"))


class Person(NamedTuple):
    name: str
    address: str
    number: str


class Client(NamedTuple):
    name: str
    tier: str
    language: str
    """hu, de or en."""
    domain: str
    people: tuple[Person, ...]
    notes: str


_TABLE = """
Acme Kft.|key|hu|acme|Nagy Bea +36 1 234 5678, Kiss Dénes +36 20 412 3311|számla csak Dénesnek
Papp Optika Zrt.|key|hu|pappoptika|Papp Réka +36 30 555 2187, Török Ákos +36 30 555 2190|délután hívható
Balogh Bútor|standard|hu|baloghbutor|Balogh Gábor +36 70 310 4455|szállítás csak kedden
Duna Papír Kft.|standard|hu|dunapapir|Molnár Eszter +36 1 355 9020, Fekete Zsolt +36 20 988 1203|
Kékes Labor|care|hu|kekeslabor|Dr. Varga Ildikó +36 36 412 900|hűtött szállítás
Szegedi Szerszám Bt.|standard|hu|szegediszerszam|Lakatos Imre +36 62 551 008|
Hegyi Pékség|standard|hu|hegyipekseg|Hegyi Anna +36 30 221 7745|reggel 6 és 10 között hívható
Miskolci Acél Zrt.|key|hu|miskolciacel|Oláh Tibor +36 46 530 411, Simon Judit +36 46 530 415|keretszerződés márciusig
Zöld Iroda Kft.|standard|hu|zoldiroda|Bodnár Lilla +36 1 488 7130|csak újrahasznosított papír
Rózsa Patika|care|hu|rozsapatika|Rózsa Márta +36 72 213 640|
Tisza Logisztika|standard|hu|tiszalog|Juhász Péter +36 56 420 118|raklapcsere
Pannon Nyomda|standard|hu|pannonnyomda|Szűcs Katalin +36 96 310 227, Vass Bence +36 96 310 228|
Alföldi Tej Kft.|standard|hu|alfolditej|Gulyás Mihály +36 52 447 209|
Borostyán Hotel|care|hu|borostyanhotel|Halász Nóra +36 83 501 440|szezon előtt rendel
Villám Futár|standard|hu|villamfutar|Kocsis Dániel +36 70 664 9120|
Weber Bürotechnik GmbH|key|de|weber-buero|Jonas Weber +43 1 512 3390, Sabine Huber +43 1 512 3391|Rechnung an Frau Huber
Gruber & Söhne|standard|de|gruber-soehne|Franz Gruber +43 662 841 220|ruft lieber an
Klinik am See|care|de|klinik-am-see|Dr. Heike Lang +49 7531 80 1210, Timo Brandt +49 7531 80 1214|Lieferung an Tor 3
Schreiner Möbel AG|standard|de|schreiner-moebel|Ulrike Schreiner +41 44 211 4040|Preise in CHF
Bäckerei Lindner|standard|de|baeckerei-lindner|Karl Lindner +49 89 5434 0770|
Steiner Metallbau|standard|de|steiner-metall|Andreas Steiner +43 316 77 5560|
Hofmann Verlag|key|de|hofmann-verlag|Petra Hofmann +49 711 222 9840, Moritz Keller +49 711 222 9841|Jahresvertrag im Jänner
Apotheke Zum Löwen|care|de|loewen-apo|Mag. Eva Pichler +43 512 58 6110|
Nordlicht Labor|standard|de|nordlicht-labor|Jens Petersen +49 40 3070 2210|
Winzerhof Kaiser|standard|de|winzerhof-kaiser|Maria Kaiser +43 2732 82 330|
Stadtwerke Grünau|key|de|sw-gruenau|Bernd Vogel +49 351 446 7100, Anja Roth +49 351 446 7105|Ausschreibung im Herbst
Tischlerei Moser|standard|de|tischlerei-moser|Hannes Moser +43 5372 62 118|
Kanzlei Dr. Ebner|standard|de|kanzlei-ebner|Dr. Clara Ebner +43 1 403 7710|nur schriftlich
Smith Foods Ltd|key|en|smithfoods|Laura Smith +44 20 7946 0123, Owen Price +44 20 7946 0124|invoices to Owen
Novák Steel|standard|en|novaksteel|David Novák +420 224 811 230|
Brightwell School|care|en|brightwell-school|Hannah Cole +44 117 496 0088|orders before term
Harbour Clinics|care|en|harbourclinics|Dr. Aisha Khan +44 151 496 0310, Tom Reed +44 151 496 0311|
Larsen Shipping|standard|en|larsen-shipping|Ingrid Larsen +47 22 41 3050|
Oakfield Farms|standard|en|oakfield|George Oakley +44 1865 496 022|rings from the tractor
Delta Print Works|standard|en|deltaprint|Maya Osei +44 161 496 0770, Ben Carter +44 161 496 0771|
Redwood Architects|key|en|redwood-arch|Sophie Grant +353 1 437 0110|drawings with every order
Tatra Instruments|standard|en|tatra-instruments|Marek Kováč +421 2 5441 9020|
Blue Door Cafés|standard|en|bluedoor|Ella Fox +44 131 496 0440|
Marlow & Finch|standard|en|marlowfinch|Peter Finch +44 1628 496 133|
Quayside Museum|care|en|quayside-museum|Ruth Adeyemi +44 191 496 0210|grant year ends in March
"""


def _person(text: str, domain: str) -> Person:
    name, _, number = text.strip().partition(" +")
    last = name.split()[-1] if domain not in _FAMILY_FIRST else name.split()[0]
    local = "".join(_PLAIN.get(c, c) for c in last.lower())
    return Person(name, f"{local}@{domain}.example", f"+{number}")


_PLAIN = dict(zip("áéíóöőúüűäßč", "aeiooouuuasc", strict=True))
_FAMILY_FIRST: set[str] = set()


def _client(line: str) -> Client:
    name, tier, language, domain, people, notes = line.split("|")
    if language == "hu":
        _FAMILY_FIRST.add(domain)
    found = tuple(_person(text, domain) for text in people.split(","))
    return Client(name, tier, language, f"{domain}.example", found, notes)


CLIENTS = tuple(_client(line) for line in _TABLE.strip().splitlines())
SWITCHBOARD = "+36 1 700 1000"
"""Shared by two firms in one building."""
SHARERS = ("Zöld Iroda Kft.", "Duna Papír Kft.")


def client(name: str) -> Client:
    return next(one for one in CLIENTS if one.name.startswith(name))


def clients_csv() -> str:
    """As `owed clients import` takes it."""
    rows = ["name,tier,contact,email,domain,phone,remark"]
    for one in CLIENTS:
        for place, person in enumerate(one.people):
            domain, notes = (one.domain, one.notes) if place == 0 else ("", "")
            fields = (one.name, one.tier, person.name, person.address, domain, person.number, notes)
            rows.append(",".join(f'"{field}"' if "," in field else field for field in fields))
    return "\n".join(rows) + "\n"
