"""People who are no clients: colleagues' firm, strangers, senders of newsletters and machines."""

from demo.firm import FREE_MAIL, MARK, ZSOFI, Client, Language, Person

KONTOR = Client("Kontor", "", "hu", "kontor.example", "", "Budapest", "", (MARK, ZSOFI))


def _stranger(name: str, address: str, firm: str, language: Language, woman: bool) -> Client:
    person = Person(name, address, "", language, woman, False, "", firm)
    return Client(firm, "", language, address.rpartition("@")[2], "", "", "", (person,))


JONAS = _stranger("Jonas Weber", "j.weber@weber-elektro.example", "Weber Elektro", "de", False)
PETRA = _stranger("Petra Hajdú", f"hajdu.petra@{FREE_MAIL}", "Hajdú Kávézó", "hu", True)
NEIL = _stranger("Neil Barker", "neil@barkerjoinery.example", "Barker Joinery", "en", False)
STRANGERS = (
    _stranger("Tímea Balla", "balla.timea@kisduna.example", "Kis-Duna Panzió", "hu", True),
    _stranger("Roland Bíró", "biro@bironyeso.example", "Bíró Nyílászáró", "hu", False),
    _stranger("Éva Csonka", f"csonkaeva@{FREE_MAIL}", "Csonka Könyvkötő", "hu", True),
    _stranger("Ulrich Bender", "bender@bender-optik.example", "Bender Optik", "de", False),
    _stranger("Anja Reuter", "reuter@kita-sonnenhof.example", "Kita Sonnenhof", "de", True),
    _stranger("Martha Quill", "m.quill@quillpress.example", "Quill Press", "en", True),
    _stranger("Gareth Lowe", "gareth@lowesurveys.example", "Lowe Surveys", "en", False),
)

NEWSLETTERS = (
    ("Office Trends", "news@officetrends.example", "en"),
    ("Papírpiac Hírlevél", "hirlevel@papirpiac.example", "hu"),
    ("Labor & Technik", "newsletter@labortechnik.example", "de"),
    ("Raktár és Logisztika", "szerkesztoseg@raktarlog.example", "hu"),
)
NEWS: dict[str, tuple[str, ...]] = {
    "en": (
        "Ten desks that survived a decade",
        "Why acoustic felt is everywhere",
        "The return of the filing cabinet",
        "What hybrid work does to meeting rooms",
        "Recycled paper: prices level off",
        "Ergonomics audits in small firms",
        "Five showrooms worth the trip",
    ),
    "hu": (
        "Megint drágul a cellulóz",
        "Zöld közbeszerzés: mire figyeljünk",
        "Új szabvány a védőszemüvegekre",
        "Raklapcsere: ki fizeti a sérültet?",
        "Körkép: irodabútor-piac az idén",
        "Adózási változások beszállítóknak",
        "Interjú egy családi nyomdával",
    ),
    "de": (
        "Gefahrstoffe richtig lagern",
        "Neue Norm für Laborstühle",
        "Handschuhe im Vergleich",
        "Messekalender für das Frühjahr",
        "Mehrweg statt Einweg im Labor",
        "Wer haftet beim Transportschaden?",
        "Nachwuchs gesucht: Laborberufe",
    ),
}
SPAM = (
    ("Dr. Winner", "claims@prize-center.example", "You have been selected!!!",
     "Dear lucky user, your parcel with a new phone is waiting. Pay £1.99 for shipping here."),
    ("SEO Experts", "growth@rankfast.example", "Page 1 on search engines, guaranteed",
     "Hello, I was just on your website and found 37 errors. Shall I send you the report?"),
    ("Nyereményosztály", "nyeremeny@szerencse-kft.example", "Ön nyert! 2 000 000 Ft várja",
     "Tisztelt Nyertes! Az összeg átvételéhez küldje el bankkártyája adatait."),
    ("Kredit sofort", "info@kredit-sofort.example", "Ihr Kredit ist genehmigt",
     "Ohne Schufa, in 5 Minuten auf dem Konto. Klicken Sie hier."),
    ("Mrs. Amina Bello", "amina@transfer.example", "CONFIDENTIAL business proposal",
     "Dearest, I am a widow with USD 12.5 million and need a trustworthy partner."),
    ("Mailbox Admin", "admin@webmail-quota.example", "Your mailbox is 98% full",
     "Log in within 24 hours or all incoming messages will be returned."),
)  # fmt: skip
