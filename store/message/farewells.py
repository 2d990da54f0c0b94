"""Lines with which mails end: greetings, signatures, devices, disclaimers. In three languages."""

import re

from store.letterwise import casefold
from store.message import paper
from store.message.marks import RULER

SIGNATURE = re.compile(r"(?:--|—)\s*")
SURE_SIGNATURE = "-- "

_CLOSINGS = """
    regards | best regards | kind regards | kindest regards | warm regards | warmest regards
    | with regards | with best regards | with kind regards | many regards | best | best wishes
    | with best wishes | all the best | cheers | sincerely | yours sincerely | sincerely yours
    | yours faithfully | yours truly | yours | respectfully | thanks | thank you | many thanks
    | thanks and regards | thanks & regards | thanks and best regards | thanks in advance | thx
    | rgds | br | kr
    | mit freundlichen grüssen | mit freundlichem gruss | mit besten grüssen | mit lieben grüssen
    | mit herzlichen grüssen | mit vielen grüssen | mit freundlichen gruessen | freundliche grüsse
    | freundlicher gruss | viele grüsse | vielen gruss | beste grüsse | besten gruss
    | schöne grüsse | schönen gruss | schöner gruss | liebe grüsse | lieben gruss | lieber gruss
    | herzliche grüsse | herzlichst | gruss | grüsse | mfg | lg | vg | bg | hochachtungsvoll
    | danke | vielen dank | besten dank | vielen dank und viele grüsse
    | vielen dank und beste grüsse
    | danke und gruss | danke und viele grüsse
    | üdvözlettel | szívélyes üdvözlettel | baráti üdvözlettel | tisztelettel | köszönettel
    | tisztelettel és köszönettel | üdvözlöm | üdv | köszönöm | köszönjük | előre is köszönöm
    | előre is köszönjük | köszönöm szépen | köszi | kösz | szép napot | szép napot kívánok
    | további szép napot | további szép napot kívánok | kellemes napot | szép hétvégét | jó munkát
    | maradok tisztelettel | segítségét köszönöm | segítségét előre is köszönöm
    """
CLOSINGS = frozenset(" ".join(phrase.split()) for phrase in _CLOSINGS.split("|"))
_FIRST_WORDS = frozenset(phrase.split()[0] for phrase in CLOSINGS)
_CLOSING_WORDS = 6
_NAME_WORDS = 4
_PUNCTUATION = " ,.!:;*_–-"


def closing(line: str) -> int | None:
    """For 'Best regards' how many words of a name stand behind it; None for other lines."""
    begun = line[:200].split(None, 1)
    first = begun[0].strip(_PUNCTUATION) if begun else ""
    if first and first.casefold() not in _FIRST_WORDS:
        return None
    words = line[:200].split()
    if not first:
        first = next(filter(None, (word.strip(_PUNCTUATION) for word in words)), "")
        if first.casefold() not in _FIRST_WORDS:
            return None
    for count in range(min(_CLOSING_WORDS, len(words)), 0, -1):
        phrase = " ".join(words[:count]).strip(_PUNCTUATION).casefold()
        if phrase in CLOSINGS:
            name = words[count:]
            is_name = len(name) <= _NAME_WORDS and all(word[:1].isupper() for word in name)
            return len(name) if is_name else None
    return None


_DEVICE = (
    r"(?:i-?phone|i-?pad|i-?pod|android|blackberry|samsung|galaxy|huawei|xiaomi|redmi|nokia|lumia"
    r"|htc|nexus|pixel|motorola|sony|oneplus|smart-?phone|okostelefon|mobiltelefon|telefon|handy"
    r"|mobile?\b|phone|cell|tablet|windows|outlook|mail\b|mailbox|airmail|yahoo|gmail|gmx"
    r"|web\.de|proton|tutanota|thunderbird|spark|nine\b|boxer|k-9|ti-85|freemail|posta\b)"
)
_FEW_WORDS = r"(?:[\w'’\[-]+ ){0,4}?\[?"
_THING = rf"(?:készülék|mobil|gerät|{_DEVICE})"
_BY = rf"(?:diese (?:nachricht|mail|e-mail) wurde )?(?:von|mit|vom|über) {_FEW_WORDS}{_THING}"
_DEVICE_LINE = re.compile(
    r"[\s<(\[*_]*(?:"
    + "|".join(
        (
            rf"(?:sent|written|typed) (?:from|via|with|using|by|on) {_FEW_WORDS}{_DEVICE}",
            r"sent from my \w",
            rf"(?:\w+ )?from (?:my )?{_DEVICE}[\w ]{{0,12}}[>)\].]*$",
            r"get \[?(?:outlook|yahoo|bluemail|spark)",
            r"(?:hol dir|(?:holen|laden) sie(?: sich)?) \[?outlook|outlook für",
            r"(?:az? )?(?:(?:android|ios|mac) )?\[?outlook .{0,20}(?:beszerz|letölt)",
            r"szerezze be az? .{0,12}outlook",
            rf"{_BY}[^.?!,]{{0,40}}(?:gesende|geschick|verschick)t",
            r"(?:mobil|unterwegs|von unterwegs) (?:gesendet|geschickt)",
            rf"gesendet (?:von|mit|über|vom|aus) {_FEW_WORDS}{_DEVICE}",
            rf"(?:el)?küldve:? {_FEW_WORDS}{_THING}[\w-]*(?:[rb][óő]l|v[ae]l)\b",
            rf"(?:el)?küldve: {_DEVICE}",
            rf"{_FEW_WORDS}{_DEVICE}[\w-]{{0,8}} (?:el)?küldve",
            r"mobilról (?:el)?küldve",
            rf"envoyé (?:depuis|de|à partir) {_FEW_WORDS}{_DEVICE}",
            rf"(?:inviato|enviado|verzonden) \w+ {_FEW_WORDS}{_DEVICE}",
            rf"(?:wysłan[eoy] z|skickat från|sendt fra) {_FEW_WORDS}{_DEVICE}",
            r"從我的",
            r"virenfrei\.|vírusmentes\b",
            r"this (?:e-?mail|message) has been (?:checked|scanned) (?:for|by)",
            r"diese e-?mail wurde (?:von \w+ )?auf viren",
        )
    )
    + ")",
    re.I,
)
_MAX_DEVICE_LINE = 120
_DEVICE_BEGINNINGS = frozenset(
    words[:3]
    for words in (
        *("sent", "written", "typed", "get", "hol", "laden", "outlook", "szerezze", "az", "a ["),
        *("android", "ios", "mac", "a outlook", "a android", "a ios", "a mac", "von", "mit", "vom"),
        *("über", "diese", "mobil", "unterwegs", "gesendet", "küldve", "elküldve", "envoyé"),
        *("inviato", "enviado", "verzonden", "wysłan", "skickat", "sendt", "從我的", "virenfrei"),
        *("vírusmentes", "this"),
    )
)
_DEVICE_WORDS = ("from ", "küldve")
_BEFORE = "<([*_ \t\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""With one of these begins, or holds one of these, whatever `_DEVICE_LINE` matches, which is slow
to find nothing."""


def devices(lines: list[str]) -> set[int]:
    """Numbers of the lines 'Sent from my phone', 'Virenfrei.'"""
    whole = casefold("\n".join(lines)).replace("ı", "i")
    low = whole.split("\n")
    hinted = {at for at, line in enumerate(low) if _beginning(line) in _DEVICE_BEGINNINGS}
    for word in _DEVICE_WORDS:
        if word in whole:
            hinted.update(at for at, line in enumerate(low) if word in line)
    return {number for number in hinted if _is_device(lines[number])}


def _beginning(line: str) -> str:
    return line.lstrip(_BEFORE)[:3].rstrip()


def _is_device(line: str) -> bool:
    return len(line) < _MAX_DEVICE_LINE and _DEVICE_LINE.match(line) is not None


CONTACT = re.compile(
    r"\+?\d[\d\s()/.-]{6,30}\d|\bwww\.|https?://|[^\s@]{1,64}@[^\s@]{1,64}\.\w"
    r"|\b\d{4,5}\s+\w+,\s*\w"
    r"|\b(?:tel|phone|fon|telefon|mobil|mobile|handy|fax|cell|gsm|e-?mail|web|skype)\s?\.?\s?:"
    r"|\b(?:HRB|Amtsgericht|USt-?Id|Cégjegyzékszám|Adószám|VAT)\b",
    re.I,
)
POSTSCRIPT = re.compile(r"\s*(?:p\.?\s?s\.?|u\.?\s?i\.?|n\.?b\.?)\s?[:.,-]|\s*ps\s", re.I)

BANNER = re.compile(
    r"originat\w+ (?:from )?outside|external (?:e-?mail|sender|message|source)"
    r"|outside (?:of )?(?:the|your|our) (?:organi[sz]ation|company)"
    r"|externe[rn]? (?:e-?mail|absender|nachricht)|von außerhalb"
    r"|külső (?:feladó|forrás|e-?mail|levél|címről)|szervezeten kívül",
    re.I,
)
_DISCLAIMER_START = re.compile(
    r"[\s*_>-]*(?:"
    + "|".join(
        (
            r"this (?:e-?mail|message|communication|transmission|electronic)",
            r"the (?:information|contents?)|confidential|disclaimer|important(?: notice)?:|notice:",
            r"legal notice|privileged|if you (?:are not|have received)|any (?:views|opinions)",
            r"please (?:consider the environment|think before)|(?:p )?before printing",
            r"diese (?:e-?mail|nachricht|mail)|der inhalt dieser|die information(?:en)? in dieser",
            r"vertraulich|haftungsausschluss|wichtiger hinweis|hinweis:|sollten sie nicht",
            r"falls sie nicht|bitte (?:denken|prüfen|beachten) sie .{0,40}(?:umwelt|ausdruck)",
            r"(?:ez az|ezen|jelen) (?:e-?mail|üzenet|elektronikus|levél)|az üzenet|a jelen",
            r"figyelem",
            r"bizalmas|jogi nyilatkozat|kérjük, .{0,40}nyomtat|mielőtt kinyomtat",
            r"(?:amennyiben|ha) (?:nem ön|ön nem|tévedés)",
        )
    )
    + ")",
    re.I,
)
_DISCLAIMER_WORDS = (
    *("confidential", "privileged", "in error", "notify", "disclos", "distribution", "prohibited"),
    *("delete", "virus", "liab", "environment", "print", "vertraulich", "irrtümlich", "unbefugt"),
    *("vernicht", "lösch", "gestattet", "weitergabe", "viren", "haft", "umwelt", "ausdruck"),
    *("bizalmas", "kizárólag", "címzett", "téves", "tévedés", "jogosulatlan", "illetéktelen"),
    *("töröl", "tilos", "haladéktalanul", "felelős", "vírus", "környezet", "nyomtat"),
)
_DISCLAIMER = re.compile(
    r"intended (?:recipient|solely|only|for)|unauthori[sz]ed"
    r"|(?:richtig|beabsichtigt|vorgesehen|bestimmt)er? (?:adressat|empfänger)|"
    + "|".join(_DISCLAIMER_WORDS),
    re.I,
)
_MANY_IN_ONE = ("intended ", "unauthori", "er adressat", "er empfänger")
"""What else there is; each of these may be several signs."""
_FEW_SIGNS, _MANY_SIGNS = 2, 4
_RULERS = ("_", "-", "=", "*")
"""With one of these begins whatever `RULER` matches."""


def is_disclaimer(paragraph: list[str]) -> bool:
    """A paragraph about confidence, liability or paper; a ruler above one."""
    text = [line for line in paragraph[:40] if not _is_ruler(line)]
    if not text:
        return True
    whole = " ".join(text)
    if paper.may_stand_in(whole) and paper.is_about_paper(whole):
        return True
    if not _may_disclaim(casefold(whole)):
        return False
    signs = {found[0].casefold() for found in _DISCLAIMER.finditer(whole)}
    return len(signs) >= (_FEW_SIGNS if _DISCLAIMER_START.match(text[0]) else _MANY_SIGNS)


def _is_ruler(line: str) -> bool:
    return line.lstrip()[:1] in _RULERS and RULER.fullmatch(line) is not None


def _may_disclaim(low: str) -> bool:
    """Whether there can be as many signs as it takes; looking for them is much slower."""
    known = sum(word in low for word in _DISCLAIMER_WORDS)
    return known >= _FEW_SIGNS or any(word in low for word in _MANY_IN_ONE)


LIST_FOOTER = re.compile(
    r"\bmailing list\b|\blevelezőlista|unsubscribe|leiratkoz|abmelden|abbestellen", re.I
)
FOOTNOTE = re.compile(r"\[\d{1,4}\]:? https?://\S+\s*")
