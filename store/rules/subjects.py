"""The bare subject: what a mail is about, without what programs put before it.

All is matched on the folded text (case, accents and width gone, one blank between words), so
the tables below are written in that form: 'Válasz' is 'valasz'.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

LONGEST = 2000
"""Characters of a subject that are read."""

_REPLY = (
    "re aw antw antwort sv vs va valasz odp odg ynt r rif res rep bls atb vast "
    "отв ответ απ σχετ 回复 答复 回覆 返信 답장"
)
_FORWARD = (
    "fw fwd wg weitergeleitet tr transf tov tovabbitas tovabbitott tovabbkuldve i rv enc pd vl vb "
    "doorst fs ilt trs edasi пересл πρθ 转发 轉寄 転送 전달"
)
_EXTERNAL = (
    "ext external extern externe externo esterno kulso sender caution warning bulk junk secure "
    "encrypted encrypt verschlusselt sicher titkositott"
)
_SPAM = r"(?:(?:possible |suspected |probable )?spam(?: ?\?+)?)"
_MARK = rf"(?:{_EXTERNAL.replace(' ', '|')}|{_SPAM})(?: sender| e-?mail| mail)?"
_TICKET = r"(?:[a-z]{0,12} ?[#:] ?[\w-]{1,30}|#? ?\d{1,20}|[a-z]{2,10}[ -]\d{1,20})"

_PREFIX = re.compile(
    rf"(?:(?P<reply>{'|'.join(_REPLY.split())})|(?P<forward>{'|'.join(_FORWARD.split())}))"
    r"(?: ?\[\d{1,4}\]| ?\(\d{1,4}\)|[\^*]?\d{1,3})? ?: ?"
)
_LEADING = re.compile(rf"(?:{_SPAM} ?:|spam ?\?+|(?:ext|external|extern|kulso) ?:) ?")
_TAG = re.compile(
    rf"\[ ?(?:{_MARK}|{_TICKET}) ?\]|\{{ ?{_MARK} ?\}}|\({_MARK}\)|\*{{1,5}} ?{_MARK} ?\*{{1,5}}"
)
_TAG_BEGINS = ("[", "{", "(", "*")
_BRACKETS = re.compile(r"(?:\[[^\[\]]{1,60}\] ?)+")

_ENGLISH = """
a about an and for from important my new of on our please re the to urgent with your
agreement bill call complaint contract delivery document documents enquiry fax hello help hi info
information inquiry invoice mail meeting message no note offer order orders payment photo photos
picture price pricelist prices problem question questions quotation quote reminder report request
scan shipment status subject test thanks update
"""
_GERMAN = """
bitte das der die dringend ein eine einer fur ihr ihre ihrer kein mit neu neue neuer neues unser
unsere von wegen wichtig zu zum zur
anfrage angebot anruf auftrag beschwerde bericht bestellung betreff bild bilder danke dokument
dokumente erinnerung foto fotos frage fragen hallo informationen lieferung nachricht preis preise
preisliste rechnung reklamation ruckfrage ruckruf termin treffen unterlagen vertrag zahlung
"""
_HUNGARIAN = """
az egy es fontos kerem nincs surgos uj ujabb
ajanlat ajanlatkeres ar arajanlat arak arlista dokumentum dokumentumok emlekezteto erdeklodes
fizetes fuvar hivas informacio jelentes kep kepek kerdes kerdesek keres koszonom level megbeszeles
megrendeles panasz problema reklamacio rendeles szallitas szamla szerzodes szia talalkozo targy udv
uzenet visszahivas
"""
_COMMON = frozenset((_ENGLISH + _GERMAN + _HUNGARIAN).split())
_WORD = re.compile(r"\w+")


class Bare(NamedTuple):
    text: str
    """Folded, for comparison only."""
    replied: bool = False
    forwarded: bool = False

    @property
    def untagged(self) -> str:
        """Without a leading '[list name]' either."""
        return _BRACKETS.sub("", self.text, count=1) if self.text.startswith("[") else self.text


@lru_cache(maxsize=1_000)
def bare_subject(subject: str) -> Bare:
    """Strip reply and forward prefixes of any language, and the tags that gateways add.

    That of a mail is asked for again whenever its thread grows; so the last ones are remembered.
    """
    text = _fold(subject[:LONGEST])
    if any(sign in text for sign in _TAG_BEGINS):
        text = " ".join(_TAG.sub(" ", text).split())
    replied = forwarded = False
    place = 0
    while found := _PREFIX.match(text, place) or _LEADING.match(text, place):
        replied = replied or bool(found.groupdict().get("reply"))
        forwarded = forwarded or bool(found.groupdict().get("forward"))
        place = found.end()
    return Bare(text[place:].strip(), replied, forwarded)


def common_subject(bare_text: str) -> bool:
    """Whether so many mails bear this subject that it tells nothing: 'Order', 'Neue Anfrage'."""
    words = _WORD.findall(bare_text)
    return len("".join(words)) < 3 or all(word in _COMMON for word in words)


def tails(bare: Bare) -> tuple[str, ...]:
    """The texts that this subject may carry on: itself, without a list's name, and what stands
    behind an unknown prefix ('Automatic reply: Re: old') or in 'new (was: old)'."""
    parts = bare.untagged.split(": ", 4)
    ends = (bare_subject(": ".join(parts[i:])).text for i in range(1, len(parts)))
    return (bare.text, bare.untagged, *(end.removesuffix(")").strip() for end in ends))


def _fold(text: str) -> str:
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", kept).split())
