"""Lines by which mail programs mark what they quote and forward, as regular expressions.

English, German and Hungarian, and the verbs and labels of some neighbours. They are applied to
lines as `looked_at` gives them, or to a few such lines joined.
"""

import re

MAX_LINES = 2_000
"""Lines of a text that are looked at."""
LINE = 400
"""Characters of a line."""
_WIDE = re.compile(r"[^\S\n]{3,}")


def looked_at(line: str) -> str:
    """As much of a line as is looked at: short, no long gaps, so that no rule is slow on it."""
    if len(line) <= LINE and line.isprintable() and "   " not in line:
        return line
    return _WIDE.sub("  ", line[:LINE])


def all_looked_at(lines: list[str]) -> list[str]:
    """`looked_at` of each; as a rule there is nothing to do, and one look shows it."""
    whole = "".join(lines)
    if whole.isprintable() and "   " not in whole and max(map(len, lines), default=0) <= LINE:
        return lines
    return [looked_at(line) for line in lines]


def with_any(lines: list[str], signs: tuple[str, ...]) -> set[int]:
    """Numbers of the lines that hold one of these: most hold none, and need no closer look."""
    whole = "\n".join(lines)
    found: set[int] = set()
    for sign in signs:
        if sign in whole:
            found.update([at for at, line in enumerate(lines) if sign in line])
    return found


RULES = ("--", "__", "==", "**", "- -")
"""One of these stands in every line that is drawn across."""
LABELS = (":", "<")
"""And of these in what ends 'wrote:', gives an hour or an address, or names a field."""

ANSWERS = ("##", "this line", "dieser Zeile", "dieser Linie", "sor f", "sor F")
"""And of these in what asks for answers above it."""


def _words(text: str) -> str:
    """Words in any of the languages, spaces in them of any width, as one alternative."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in text.split(" | "))


QUOTED = re.compile(r"\s{0,3}>|\s{0,3}\|\s|\s{0,3}\|$")

VERB = re.compile(
    r"\b(?:wrote|writes|schrieb|schrieben|geschrieben|írta|írtad|írt|a écrit|écrit|ha scritto"
    r"|scrisse|escribió|escreveu|schreef|skrev|napsala?|kirjoitti|a scris|je napisao|написал"
    r"|пишет)\b"
    r"|\bnapisał(?:\(a\)|a)?|\bnapsal\(a\)",
    re.I,
)
NAME_WROTE = re.compile(
    r"\s*[\"'*]?[^\W\d_][^:?!]{1,60}\s(?:wrote|writes|schrieb|(?:ezt )?írta)\s?:\s*", re.I
)
INTRODUCES = re.compile(
    r"\s*(?:Zitat von|Quoting|(?:Idézem/)?Idézet)\s[^:?!]{0,100}@[^\s:]{1,100}\s?:\s*"
    r"|\s*(?=[^:]{0,25}\b(?:19|20)\d\d\b)\S.{4,30}\d:\d\d(?:\s?[AP]M)?,?\s(?:by|von)\s"
    r"[^\s@]{1,64}@[^\s@:]{1,100}:\s*"
    r"|\s*\d{1,2}\.\d{1,2}\.\d{4},?\s\d{1,2}:\d\d,?\s[^<>:]{1,100}<[^<>\s]{1,100}>:\s*",
    re.I,
)
"""'Zitat von Jane <jane@…>:' and '30. Nov. 2026, 10:12 von jane@…:': no verb."""
BORDERED = re.compile(
    r"\s*-{2,}\s?(?P<who>[^\s-].{1,300}?)\s(?:wrote|writes|schrieb|geschrieben|írta)\s?(?P<ends>:?)"
    r"\s?-{2,}\s*",
    re.I,
)
"""'---- On … Jane <jane@…> wrote ----', '-----Jane Kovács/KONTOR schrieb: -----'."""
BORDER = re.compile(r"\s*--")
POINTED = re.compile(
    r">>>\s[^<>]{1,100}(?:<[^<>\s]{1,100}>\s)?[\d./-]{6,12}\.?,?\s\d[^<>]{3,20}>>>\s*"
)
"""'>>> Jane Kovács 30.11.2026 10:12 >>>'; what is quoted below it bears no marks."""
_DRAWN = r"(?>[#=*_~–—-]{2,}\W*)"
"""Atomic, since each of its signs is also one of those that may follow."""
_ABOVE = (
    r"(?:(?:reply|respond|response|answer)\b.{0,30}\babove th(?:is|e) line"
    r"|above this line\b.{0,30}\b(?:reply|respond|answer)"
    r"|antwort\w*\b.{0,30}\b(?:über|oberhalb)\b.{0,10}\b(?:zeile|linie)"
    r"|(?:über|oberhalb)\b.{0,10}\b(?:zeile|linie)\b.{0,30}\bantwort\w*"
    r"|válasz\w*\b.{0,30}\bsor (?:fölé|felett)|sor (?:fölé|felett)\b.{0,30}\bválasz\w*)"
)
ANSWER_ABOVE = re.compile(
    rf"\s*(?:{_DRAWN}.{{0,40}}\b{_ABOVE}.{{0,40}}"
    rf"|(?:{_DRAWN})?(?:please )?reply above this line\W*)",
    re.I,
)
"""'##- Please type your reply above this line -##': a ticket system reads no further."""
ATTRIBUTION_START = re.compile(
    r"[\s*]*(?:On|At|In|Am|Den|Le|El|Il|Em|Op|W dniu|Dnia|Dne|Den|På)\s.*\d", re.I
)
CLAUSE = re.compile(r"\s*(?:as|like|what|when|wie|was|wenn|als|ahogy|amit|mint|mivel)\s", re.I)
EVIDENCE = re.compile(r"@|\d[:./-]\s?\d|\b(?:19|20)\d\d\b")
DATED_NAME = re.compile(
    r"\s*\d{4}[-./]\s?\d{1,2}[-./]\s?\d{1,2}\.?,?\s[^<>]{1,150}<[^<>\s]{0,100}\s?[^<>]{0,100}>:?\s*"
)

_BORDER = r"\s*[*_>]*\s*-{2,}\s*\*?\s*"
FORWARDED = re.compile(
    _BORDER
    + r"(?:(?:"
    + _words(
        "Forwarded message | Forwarded Message | Weitergeleitete Nachricht | Weitergeleitete Mail"
        " | Továbbított üzenet | Továbbított levél | Továbbított e-mail | Message transféré"
        " | Messaggio inoltrato | Mensaje reenviado"
    )
    + r")\s*(?:/[^-]{0,60})?\*?\s*-{2,}|Forwarded by\b|Weitergeleitet von\b|Továbbította\b)"
    r"|\s*(?:"
    + _words(
        "Begin forwarded message | Anfang der weitergeleiteten Nachricht"
        " | A továbbított üzenet kezdete | Továbbított üzenet kezdete | Továbbított üzenet"
        " | Weitergeleitete Nachricht | Forwarded message"
    )
    + r")\s*:\s*$",
    re.I,
)
ORIGINAL = re.compile(
    _BORDER
    + r"(?:"
    + _words(
        "Original Message | Original Appointment | Original Mail | Originalnachricht"
        " | Ursprüngliche Nachricht | Ursprünglicher Termin | Original-Nachricht"
        " | Original Nachricht | Eredeti üzenet | Eredeti levél | Eredeti találkozó"
        " | Reply message"
        " | Message d'origine | Messaggio originale | Mensaje original | Oorspronkelijk bericht"
        " | Ursprungligt meddelande | Opprinnelig melding | Oryginalna wiadomość"
    )
    + r")\s*(?:von|from|of)?\s*\*?\s*-{2,}",
    re.I,
)
RULER = re.compile(r"\s*(?:_{5,}|-{5,}|={5,}|\*{5,}|(?:- ){5,}-?)\s*")

_LABELS = {
    "from": "From | Von | Feladó | De | Da | Van | Od | Fra | Från | Lähettäjä",
    "date": "Sent | Date | Gesendet | Gesendet am | Datum | Küldve | Elküldve | Dátum"
    " | Küldés ideje | Időpont | Envoyé | Envoyé le | Data | Inviato | Enviado"
    " | Enviada em | Fecha | Verzonden | Skickat | Sendt | Wysłano | Lähetetty",
    "to": "To | An | Címzett | Címzettek | À | A | Para | Aan | Till | Til | Do | Risposta",
    "cc": "Cc | CC | cc | Kopie | Másolat | Másolatot kap | Bcc | bcc",
    "subject": "Subject | Betreff | Tárgy | Objet | Oggetto | Asunto | Assunto | Onderwerp | Ämne"
    " | Emne | Temat | Aihe",
    "other": "Reply-To | Reply To | Antwort an | Válaszcím | Sent by | Importance | Wichtigkeit"
    " | Priorität | Fontosság | Sensitivity | Attachments | Anlagen | Anhänge | Mellékletek",
}
KIND_OF_LABEL = {
    label.casefold(): kind for kind, labels in _LABELS.items() for label in labels.split(" | ")
}
LABEL = re.compile(
    r"[\s*>|]*(?P<label>"
    + _words(" | ".join(_LABELS.values()))
    + r")\s?\*?\s?:(?!//)\*?(?P<value>.*)"
)
STAMP = re.compile(
    r".{0,100}\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?\s*$"
)
