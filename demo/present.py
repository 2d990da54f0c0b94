"""The last five working days, by hand: Bea of Acme writes on Tuesday, and nobody answers."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from demo import matters_de, matters_en, matters_hu
from demo.firm import ALIAS, COLLEAGUES, ME, SWITCHBOARD, client
from demo.writing import Letter, Pen, Who, quote, raw
from store.rules.hours import Span, WorkingHours, back

ZONE = ZoneInfo("Europe/Budapest")
OFFICE = WorkingHours((((540, 1020),),) * 5 + ((), ()), ZONE)
PETER, LENA = COLLEAGUES

Ago = Callable[[float], datetime]


def ago(now: datetime) -> Ago:
    """The moment so many working hours before now, so that there is work whenever it starts."""

    def moment(hours: float) -> datetime:
        at = back(OFFICE, int(now.timestamp()), Span(max(1, int(hours * 60)), "m"))
        return datetime.fromtimestamp(at, ZONE)

    return moment


def _who(firm: str, place: int = 0) -> Who:
    person = client(firm).people[place]
    return person.name, person.address


def present(now: datetime, pen: Pen) -> list[Letter]:
    at = ago(now)
    return [
        *_overdue(pen, at),
        *_today(pen, at),
        *_waiting(pen, at),
        *_settled(pen, at),
        *_odd(pen, at, now),
    ]


def _overdue(pen: Pen, at: Ago) -> list[Letter]:
    bea, dora = _who("Acme"), _who("Miskolci", 1)
    asked = pen.write(
        bea,
        ME,
        "Árlista az első negyedévre",
        "Kedves Jane!\n\nÁt tudná küldeni az első negyedévi árlistát? A beszerzési terv miatt péntekig kellene.\n\nÜdvözlettel\nNagy Bea",
        at(20),
    )
    nag = pen.write(
        bea,
        ME,
        "Re: Árlista az első negyedévre",
        "Kedves Jane!\n\nVan már hír az árlistáról?\n\nBea",
        at(12),
        asked,
    )
    again = pen.write(
        bea,
        ME,
        "Re: Árlista az első negyedévre",
        "Jane, kérem, legalább azt írja meg, mikor várható.\n\nBea",
        at(3),
        nag,
    )
    weber = pen.write(
        _who("Weber"),
        ME,
        "Angebot 2231: Rückfrage zu den Tischen",
        "Sehr geehrte Frau Kovács,\n\nin Ihrem Angebot 2231 fehlen die Lieferzeiten für die höhenverstellbaren Tische. Bis wann könnten Sie 24 Stück liefern?\n\nMit freundlichen Grüßen\nJonas Weber",
        at(9),
    )
    klinik = pen.write(
        _who("Klinik", 1),
        ME,
        "Laborkittel: falsche Größe geliefert",
        "Guten Tag Frau Kovács,\n\nstatt 40 Kitteln in M kamen 40 in XL. Wir brauchen die richtigen dringend bis Donnerstag, bitte um Rückruf oder kurze Antwort, wie es weitergeht.\n\nTimo Brandt",
        at(13),
    )
    steel = pen.write(
        _who("Novák"),
        ME,
        "Delivery of order 4410",
        "Dear Jane,\n\nthe pallets for order 4410 were due on Monday. Where are they? Our line stops tomorrow without them.\n\nDavid Novák",
        at(11),
    )
    stranger = pen.write(
        ("Andrea Moretti", "a.moretti@moretti-design.example"),
        ME,
        "Cooperation request",
        "Dear Ms Kovács,\n\nI got your name from Hofmann Verlag. Could you tell me whether you also deliver to northern Italy, and from what quantity?\n\nBest regards\nAndrea Moretti",
        at(10),
    )
    mine = pen.write(
        ME,
        dora,
        "Keretszerződés 2027",
        "Kedves Judit!\n\nCsatolom a szerződés tervezetét.\n\nÜdvözlettel\nJane Kovács",
        at(34),
    )
    contract = pen.write(
        dora,
        ME,
        "Re: Keretszerződés 2027",
        "Kedves Jane!\n\nA 4. pontban a felmondási idő 30 helyett 60 nap legyen, és kérjük aláírva visszaküldeni.\n\nSimon Judit"
        + quote(mine, matters_hu.REPLIED),
        at(26),
        mine,
    )
    return [asked, nag, again, weber, klinik, steel, stranger, mine, contract]


def _today(pen: Pen, at: Ago) -> list[Letter]:
    reka = pen.write(
        _who("Papp"),
        ME,
        "Szerződés 1187",
        "Kedves Jane!\n\nMikor tudjuk aláírni az 1187-es szerződést? Csütörtökön egész nap az irodában leszek.\n\nPapp Réka",
        at(3.4),
    )
    smith = pen.write(
        _who("Smith"),
        ME,
        "Revised quote for the Leeds office",
        "Hi Jane,\n\nthanks for the call. Could you send the revised quote with the cheaper chairs? I would like to decide this week.\n\nLaura",
        at(3.2),
    )
    ebner = pen.write(
        _who("Kanzlei"),
        ME,
        "Bestellung Archivboxen",
        "Sehr geehrte Frau Kovács,\n\nbitte liefern Sie 60 Archivboxen wie gehabt an unsere Adresse.\n\nDr. Clara Ebner",
        at(6.6),
    )
    cole = pen.write(
        _who("Brightwell"),
        ME,
        "Desks before term",
        "Hello Jane,\n\nwould 30 desks by the 5th of January be realistic? Term starts on the 8th.\n\nHannah Cole",
        at(1.5),
    )
    osei = pen.write(
        _who("Delta"),
        ME,
        "Labels: which adhesive? 🏷️",
        "Hi Jane,\n\nquick one: do the shipping labels stick on cold cartons?\n\nMaya",
        at(0.6),
    )
    offer = pen.write(
        ME,
        _who("Hofmann"),
        "Besprechungstische",
        "Guten Tag Frau Hofmann,\n\ndie Tische in Eiche kosten 389 EUR das Stück. Soll ich vier Stück für Sie reservieren?\n\nBeste Grüße\nJane Kovács",
        at(7),
    )
    agreed = pen.write(
        _who("Hofmann"),
        ME,
        "Re: Besprechungstische",
        "Ja, passt!\n\nPetra Hofmann" + quote(offer, matters_de.REPLIED),
        at(2),
        offer,
    )
    inside = pen.write(
        _who("Redwood"),
        PETER,
        "Drawings for the visitor area",
        "Hi Péter,\n\ncan you quote twelve visitor chairs for the attached layout? We present on Friday.\n\nSophie Grant",
        at(5.5),
    )
    forward = pen.write(
        PETER,
        ME,
        "Fwd: Drawings for the visitor area",
        "Jane, ez a te ügyfeled, kérlek válaszolj neki.\n\nPéter",
        at(4.2),
        files=(
            ("Drawings for the visitor area.eml", "message/rfc822", raw(inside, received=False)),
        ),
    )
    form = pen.write(
        ("Kontor Website", "no-reply@kontor.example"),
        ((("Kontor"), ALIAS),),
        "Contact form: sample request",
        "Name: Ruth Adeyemi\nCompany: Quayside Museum\n\nMessage: Could we borrow two whiteboards for an exhibition in March?",
        at(2.6),
        headers=(("Reply-To", "r.adeyemi@quayside-museum.example"),),
    )
    return [reka, smith, ebner, cole, osei, offer, agreed, forward, form]


def _waiting(pen: Pen, at: Ago) -> list[Letter]:
    asked = (
        (
            _who("Stadtwerke", 1),
            "Ausschreibung: fehlende Unterlagen",
            "Guten Tag Frau Roth,\n\nfür unser Angebot fehlt noch das Leistungsverzeichnis. Können Sie es mir bis Mittwoch schicken?",
            30,
        ),
        (
            _who("Larsen"),
            "Your floor plan",
            "Hi Ingrid,\n\ncould you send the floor plan of the second deck? Then I can finish the proposal.",
            33,
        ),
        (
            _who("Kékes"),
            "Hűtött szállítás időpontja",
            "Kedves Ildikó!\n\nMelyik napon tudják fogadni a hűtött szállítmányt?",
            14,
        ),
        (
            _who("Harbour"),
            "Gloves: sizes",
            "Dear Dr Khan,\n\nwhich sizes do you need, and how many of each?",
            9,
        ),
        (
            _who("Steiner"),
            "Reklamation Schutzbrillen",
            "Guten Tag Herr Steiner,\n\nkönnten Sie mir ein Foto der beschädigten Brillen schicken?",
            5,
        ),
        (
            _who("Pannon"),
            "Bemutató időpontja",
            "Kedves Katalin!\n\nJó lenne a jövő hét szerda tíz órakor?",
            2,
        ),
    )
    return [
        pen.write(ME, who, subject, f"{text}\n\nJane Kovács", at(hours))
        for who, subject, text, hours in asked
    ]


def _settled(pen: Pen, at: Ago) -> list[Letter]:
    """Answered, thanked for, or nothing to answer."""
    fox = pen.write(
        _who("Blue"),
        ME,
        "Invoice for October",
        "Hi Jane,\n\ncould you resend the October invoice?\n\nElla",
        at(16),
    )
    sent = pen.write(
        ME,
        _who("Blue"),
        "Re: Invoice for October",
        "Hi Ella,\n\nhere it is.\n\nJane" + quote(fox, matters_en.REPLIED),
        at(15),
        fox,
        files=(("invoice-2610.pdf", "application/pdf", _PDF),),
    )
    thanks = pen.write(
        _who("Blue"),
        ME,
        "Re: Invoice for October",
        "Thanks a lot, Jane!\n\nElla" + quote(sent, matters_en.REPLIED),
        at(14),
        sent,
    )
    roka = pen.write(
        _who("Rózsa"),
        ME,
        "Szállítás hétfőn",
        "Kedves Jane!\n\nTájékoztatásul: hétfőn leltár miatt zárva tartunk.\n\nRózsa Márta",
        at(18),
    )
    heard = pen.write(
        ME,
        _who("Rózsa"),
        "Re: Szállítás hétfőn",
        "Kedves Márta!\n\nKöszönöm, átütemezzük.\n\nJane",
        at(17),
        roka,
    )
    info = pen.write(
        _who("Rózsa"),
        ME,
        "Re: Szállítás hétfőn",
        "Az új nyitvatartásunkat tájékoztatásul csatolom.\n\nRózsa Márta",
        at(8),
        heard,
        files=(("nyitvatartás.txt", "text/plain", "H-P 8-16\n".encode()),),
    )
    copied = pen.write(
        _who("Marlow"),
        PETER,
        "Pallet exchange",
        "Péter,\n\nas agreed we return twelve pallets on Friday.\n\nPeter Finch",
        at(6),
        cc=(ME,),
    )
    return [fox, sent, thanks, roka, heard, info, copied]


def _odd(pen: Pen, at: Ago, now: datetime) -> list[Letter]:
    """What a mailbox has besides: machines, bounces, invitations, strangers, tricks."""
    lena = pen.write(
        LENA,
        ME,
        "Messe im März",
        "Liebe Jane,\n\nkannst du mir bis morgen sagen, wie viele Muster du für die Messe brauchst?\n\nLena",
        at(5),
    )
    question = pen.write(
        _who("Oakfield"),
        ME,
        "Boxes for the apple season",
        "Jane,\n\nhow many archive boxes fit on one pallet?\n\nGeorge",
        at(22),
    )
    answer = pen.write(
        ME,
        ("George Oakley", "george@oakfield.example"),
        "Re: Boxes for the apple season",
        "Hi George,\n\neighty.\n\nJane" + quote(question, matters_en.REPLIED),
        at(21),
        question,
    )
    bounce = pen.write(
        ("Mail Delivery System", "mailer-daemon@kontor.example"),
        ME,
        "Undelivered Mail Returned to Sender",
        "The address george@oakfield.example does not exist.\n\nFinal-Recipient: rfc822; george@oakfield.example\nAction: failed\nStatus: 5.1.1\n",
        at(20.8),
        answer,
        headers=(
            ("Auto-Submitted", "auto-replied"),
            ("X-Failed-Recipients", "george@oakfield.example"),
        ),
    )
    away = pen.write(
        _who("Kékes"),
        ME,
        "Automatikus válasz: Hűtött szállítás időpontja",
        "Házon kívül vagyok, hétfőtől ismét elérhető vagyok.\n\nDr. Varga Ildikó",
        at(13.9),
        headers=(("Auto-Submitted", "auto-replied"),),
    )
    system = pen.write(
        ("ERP Stadtwerke Grünau", "bestellung@sw-gruenau.example"),
        ME,
        "Bestellung 88120 (automatisch)",
        "Position 1: 200 x Versandetiketten\nPosition 2: 40 x Packband\n",
        at(7.5),
        headers=(("Auto-Submitted", "auto-generated"),),
    )
    invitation = pen.write(
        _who("Redwood"),
        ME,
        "Invitation: site visit",
        "Site visit with Sophie Grant",
        at(4),
        files=(("invite.ics", "text/calendar", _invitation(now)),),
        headers=(("Content-type", "x"),),
    )
    newsletter = [
        pen.write(
            ("Office Trends", "news@office-trends.example"),
            ME,
            f"Office Trends, week {week}",
            "Ten chairs that changed the office. Read more on our site.",
            at(4 + 40 * week),
            headers=(
                ("List-Unsubscribe", "<https://office-trends.example/u>"),
                ("List-Id", "<news.office-trends.example>"),
                ("Precedence", "bulk"),
            ),
        )
        for week in range(1, 40)
    ]
    html = pen.write(
        _who("Tatra"),
        ME,
        "Price comparison",
        "",
        at(3),
        html="<html><body><p>Dear Jane,</p><p>our two options side by side:</p><table><tr><th>Item</th><th>A</th><th>B</th></tr><tr><td>Desk</td><td>310</td><td>295</td></tr><tr><td>Chair</td><td>120</td><td>135</td></tr></table><p>Which one would you <b>recommend</b>?</p><p>Marek</p></body></html>",
    )
    trick = pen.write(
        ("Bea Nagy", "bea.nagy@acrne.example"),
        ME,
        "Új bankszámlaszám \x1b[31mSÜRGŐS",
        "Kedves Jane!\n\nKérem, a következő számlát már az új bankszámlára utalják.\n\nNagy Bea",
        at(2.2),
    )
    many = pen.write(
        _who("Tisza"),
        (ME, *((f"Partner {n}", f"partner{n}@tiszalog.example") for n in range(9))),
        "Karácsonyi nyitvatartás",
        "Tisztelt Partnereink!\n\nDecember 24. és január 2. között zárva tartunk.\n\nJuhász Péter",
        at(9.5),
    )
    return [
        lena,
        question,
        answer,
        bounce,
        away,
        system,
        invitation,
        *newsletter,
        html,
        trick,
        many,
    ]


_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def _invitation(now: datetime) -> bytes:
    start = (now + timedelta(days=6)).astimezone(ZONE)
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:visit-1@redwood",
        f"DTSTART:{start:%Y%m%d}T090000Z", f"DTEND:{start:%Y%m%d}T100000Z",
        "SUMMARY:Site visit", "ORGANIZER:mailto:grant@redwood-arch.example", "END:VEVENT",
        "END:VCALENDAR",
    )  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n"


def calls(now: datetime) -> list[str]:
    """Rows of the calls CSV for these days."""
    at = ago(now)
    rows = [
        (at(1.1), "in", "missed", client("Balogh").people[0].number, "", ""),
        (at(0.8), "in", "missed", client("Balogh").people[0].number, "", ""),
        (at(0.5), "out", "no-answer", client("Balogh").people[0].number, "", ""),
        (at(6.2), "in", "voicemail", client("Gruber").people[0].number, "", "wants to order again"),
        (at(2.5), "in", "missed", SWITCHBOARD, "", ""),
        (at(1.9), "in", "missed", "", "", ""),
        (at(4.4), "in", "answered", client("Smith").people[0].number, "", "wants cheaper chairs; send the revised quote"),
        (at(7.0), "in", "missed", client("Winzerhof").people[0].number, "", ""),
        (at(6.5), "out", "answered", client("Winzerhof").people[0].number, "", "60 boxes for the wine labels, order follows"),
        (at(10), "out", "answered", "", "Acme Kft.", "price list still with purchasing"),
    ]  # fmt: skip
    return [_row(*row) for row in rows]


def _row(when: datetime, direction: str, outcome: str, number: str, name: str, summary: str) -> str:
    return f'{when.isoformat()},{direction},{outcome},{number},"{name}","{summary}",call,'
