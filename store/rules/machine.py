"""Whether a machine wrote the mail, and which kind (rule 8: machine mail opens nothing)."""

import re
from typing import Final, Protocol

from store.rules.letter import Letter, read
from store.rules.persons import asks_beside_absence, calls_itself_automatic, of_ours
from store.rules.replies import answers_by_subject, by_subject, reply
from store.rules.tokens import fold, tokens


class Signs(Protocol):
    """What headers say, raw; None is 'no such header'."""

    @property
    def auto_submitted(self) -> str | None: ...
    @property
    def precedence(self) -> str | None: ...
    @property
    def return_path(self) -> str | None: ...
    @property
    def list_id(self) -> str | None: ...
    @property
    def list_unsubscribe(self) -> str | None: ...
    @property
    def autoreply(self) -> bool: ...
    @property
    def content_type(self) -> str: ...
    @property
    def report_type(self) -> str: ...


_AWAY_SUBJECT: Final = (
    r"(?:out of (?:the )?office|ooo|abwesenheit(?:snotiz|smeldung|sbenachrichtigung|sassistent)?"
    r"|(?:hazon|irodan) kivul|tavollet(?:i ertesites)?)"
)
_AUTO_SUBJECT: Final = (
    r"(?:auto(?:matic|mated|matische|matikus)?[ -]?"
    r"(?:reply|response|responder|answer|antwort|valasz)"
    r"|autoreply|autoresponse)"
)
_ANSWERS_ITSELF: Final = re.compile(rf"\W*(?:{_AWAY_SUBJECT}[ -]*)?{_AUTO_SUBJECT}\b", re.I)
_IS_AWAY: Final = re.compile(rf"\W*{_AWAY_SUBJECT}\s*(?:[:(\]]|$)", re.I)
_HINTS_AWAY: Final = re.compile(
    r"\W*(?:out of (?:the )?office|away|on (?:annual |maternity )?leave|vacation|on holiday|urlaub"
    r"|abwesen|nicht im buro|(?:hazon|irodan) kivul|szabadsag|tavollet|tavol)",
    re.I,
)
_BOUNCES: Final = re.compile(
    r"\W*(?:undeliver(?:ed|able)|delivery (?:status notification|failure|has failed|report)"
    r"|failure notice|returned mail|mail (?:delivery|could not|not delivered|system error)"
    r"|message (?:not delivered|undeliverable|delivery)|unzustellbar|nicht zustellbar"
    r"|zustell(?:ung|fehler)|kezbesitetlen|kezbesithetetlen|nem kezbesitheto|sikertelen kezbesites"
    r"|(?:failed|non-?delivery|undelivered) (?:mail|report|message))",
    re.I,
)
_ABUSE: Final = re.compile(r"(?:complaint about message from|email feedback report for)\b", re.I)
_ARRIVED: Final = re.compile(
    r"\W*(?:delivered|relayed|zugestellt|ubermittelt|kezbesitve)\s*:", re.I
)
_READ: Final = re.compile(
    r"\W*(?:read|not read|gelesen|ungelesen|nicht gelesen|elolvasva|olvasatlan|olvasva"
    r"|nem olvasta?k? el|return receipt|read receipt|lesebestatigung|olvasasi visszaigazolas"
    r"|torolve olvasas nelkul|deleted)\s*(?::|\()",
    re.I,
)
_REPORTS_READING: Final = re.compile(
    r"^\W*(?:your message\b|ihre nachricht\b|az on uzenete\b|this is a receipt for)|"
    r"\b(?:was|wurde)\s+(?:deleted|read|gelesen)\b|\belolvasva ekkor\b|\bolvastak? ekkor\b",
    re.I,
)
_WORDS: Final = 200
"""A machine says what it is among its first words."""
_SHORT: Final = 1_500
"""Characters of a mail that somebody wrote, with all that stands below."""
_FOOTER: Final = 2_000
"""Characters, at the end of a long newsletter."""
_RECALLS: Final = re.compile(
    r"[^\n]{1,80}(?:\bwould like to recall the message\b.{0,300}"
    r"|\bmochte die nachricht\b.{0,300}\bzuruckrufen\.?"
    r"|\b(?:vissza szeretne hivni|szeretne visszahivni|visszahivna)\b.{0,300}\buzenet.{0,300})",
    re.I,
)
"""Outlook's whole text, where a mail is called back."""
_INVITES: Final = "*~*~*~*~*"
"""Outlook's line under the time and place of a meeting that it sends as plain text."""
_UNSUBSCRIBES: Final = re.compile(
    r"\bto (?:unsubscribe|be removed from (?:this|our) (?:mailing )?list)\b"
    r"|\bto (?:be removed|remove yourself) from (?:this|our|(?:any |all )?(?:future|further))\b"
    r"[\w ]{0,30}\b(?:lists?|mailings?|e-?mails?|database)\b"
    r"|\byou (?:do not|don't|no longer|prefer not to) (?:wish to |want to )?receive"
    r" (?:any )?(?:further|future|more|such|these|our)\b"
    r"|\bsie keine (?:weiteren|solchen|mehr)\b[\w -]{0,30}\b(?:erhalten|bekommen|empfangen)"
    r" (?:mochten|mochtest|wollen)"
    r"|\b(?:ha|amennyiben) nem (?:kivan|szeretne)\w* (?:tobb|tovabbi|ilyen|hasonlo)\b"
    r"[\w -]{0,30}\b(?:kapni|fogadni)"
    r"|\bunsubscribe (?:link|here|from this (?:list|newsletter|mailing))"
    r"|(?:^|[.!?*|-] )to (?:stop receiving|opt[ -]?out of(?: receiving)?)"
    r" (?:this|these|our|any|further|future|such|more)\b"
    r"|\b(?:reply|write|e-?mail|message) to:? (?:remove|unsubscribe|opt-?out)@"
    r"|\b(?:newsletter|liste) (?:abbestellen|abmelden)\b|\babmelde-?link\b"
    r"|\bleiratkoz(?:ashoz|asi link|hat|as a hirlevel)|\bhirlevelrol (?:itt )?leiratkoz",
    re.I,
)
_SENTENCE: Final = re.compile(r"(?<=[.!?\n])\s+")
_UNSUBSCRIBE_HINTS: Final = (
    *("unsubscribe", "removed", "remove yourself", "receiv", "abbestell", "abmelde", "sie keine"),
    *("leiratkoz", "nem kivan", "nem szeretne", "remove@", "opt out of", "opt-out of", "optout"),
)
"""One of these stands in whatever `_UNSUBSCRIBES` finds, and is looked for much faster."""
_MAILER: Final = re.compile(
    r"(?:mailer[._-]?daemon|post[._-]?master|mail[._-]?delivery|mdaemon)\b", re.I
)
_NAMELESS: Final = re.compile(
    r"(?:^|[._+=-])(?:"
    r"(?:no|do[._-]?not|dont|never)[._-]?(?:repl(?:y|ies)|respond|response|answer)"
    r"|nicht[._-]?antworten|keine[._-]?antwort(?:en)?|ne[._-]?valaszolj(?:on)?|nem?[._-]?valasz(?:ol)?"
    r"|mailer[._-]?daemon|daemon|post[._-]?master|bounces?|listserv|majordomo|mailman|autoreply|auto-?responder|robot"
    r"|automat(?:a|ic|ikus)?"
    r"|notif(?:y|ier|ication|ications)|alerts?|benachrichtigung(?:en)?|systemmeldung(?:en)?"
    r"|ertesites(?:ek)?|ertesito|rendszer(?:uzenet|ertesites)|newsletters?|hirlevel|rundbrief"
    r"|nobody|root|cron|www-data|apache"
    r")\d*(?:[._+=-]|$)",
    re.I,
)


def machine(
    signs: Signs,
    sender: str,
    subject: str,
    new_text: str,
    *,
    calendar_method: str = "",
    partstat: str = "",
    is_bounce: bool = False,
    documents: int = 0,
) -> str:
    """'' for a human being; otherwise the first of these that holds. documents: attached ones.

    'invitation' (calendar REQUEST), 'cancelled' (CANCEL), one of `REPLIES`, 'bounce', 'receipt'
    (of delivery or reading), 'out-of-office', 'auto-reply', 'auto' (made without an incoming
    mail), 'mailing' (bulk, and says how to unsubscribe), 'list', 'bulk', 'newsletter'
    (List-Unsubscribe or a sentence alone: the caller knows whether I ever wrote there), 'footer'
    (that sentence alone, below a name, where firms put it under whatever their people write) and
    'no-reply' (nothing but the sender's name, or a sentence of the text, speaks for a machine).
    """
    subject = fold(subject[:300])
    local = sender.rpartition("@")[0] or sender
    return (
        _calendar(calendar_method, partstat, subject)
        or _report(signs, subject, local, is_bounce)
        or _answers_itself(signs, subject, new_text)
        or _mass(signs)
        or _by_text(signs, subject, new_text, documents)
        or ("no-reply" if _NAMELESS.search(local) else "")
    )


def _calendar(method: str, partstat: str, subject: str) -> str:
    kinds = {"REQUEST": "invitation", "CANCEL": "cancelled"}
    return kinds.get(method.upper(), "") or reply(method, partstat, subject)


def _report(signs: Signs, subject: str, local: str, is_bounce: bool) -> str:
    if "disposition-notification" in (signs.report_type, signs.content_type.partition("/")[2]):
        return "receipt"
    if is_bounce:
        return "bounce"
    if signs.report_type == "feedback-report" or _ABUSE.match(subject):
        return "auto"
    delivers = "delivery-status" in (signs.report_type, signs.content_type.partition("/")[2])
    by_mailer = _MAILER.match(local) is not None or _is_null(signs.return_path)
    if (delivers or by_mailer) and _ARRIVED.match(subject):
        return "receipt"
    return "bounce" if delivers or (by_mailer and _BOUNCES.match(subject)) else ""


def _answers_itself(signs: Signs, subject: str, new_text: str) -> str:
    """Auto-Submitted (RFC 3834), its older kin, and the null return path."""
    submitted = _token(signs.auto_submitted)
    precedence = _token(signs.precedence).replace("-", "_")
    automatic = submitted not in ("", "no")
    answers = submitted == "auto-replied" or signs.autoreply or precedence == "auto_reply"
    if not automatic and not answers and not _is_null(signs.return_path):
        return ""
    if _says_away(subject, read(new_text)):
        return "out-of-office"
    return "auto-reply" if answers or _ANSWERS_ITSELF.match(subject) else "auto"


def _token(value: str | None) -> str:
    """'Auto-Replied (vacation); owner=x' -> 'auto-replied'."""
    return re.split(r"[;(\s]", (value or "").strip(), maxsplit=1)[0].lower()


def _is_null(return_path: str | None) -> bool:
    """`<>` is where nothing shall come back to: the sender wants no answer (RFC 5321)."""
    if return_path is None:
        return False
    return return_path.strip(" <>") == "" or _MAILER.match(return_path.strip(" <>")) is not None


def _mass(signs: Signs) -> str:
    precedence = _token(signs.precedence)
    if precedence == "bulk" and signs.list_unsubscribe:
        return "mailing"
    if signs.list_id or precedence == "list":
        return "list"
    if precedence == "junk":
        return "auto"
    return "bulk" if precedence == "bulk" else ""


def _by_text(signs: Signs, subject: str, new_text: str, documents: int) -> str:
    """What headers do not say: only where subject and text leave no doubt."""
    letter = read(new_text)
    itself = _ANSWERS_ITSELF.match(subject) is not None
    if itself or (_IS_AWAY.match(subject) and not asks_beside_absence(letter)):
        return "out-of-office" if _says_away(subject, letter) else "auto-reply"
    automatic = calls_itself_automatic(letter, letter.body.low[:_WORDS])
    if _HINTS_AWAY.match(subject) and automatic and _says(letter, "away"):
        return "out-of-office"
    folded = fold(new_text[:8_000])
    if _READ.match(subject) and _REPORTS_READING.search(folded[:500]):
        return "receipt"
    if len(folded) < 600 and _RECALLS.fullmatch(" ".join(folded.split())):
        return "auto"
    if _INVITES in folded[:3_000]:
        return "invitation"
    if answers_by_subject(subject, new_text, documents):
        return by_subject(subject)
    if signs.list_unsubscribe:
        return "newsletter"
    if _unsubscribes(folded + fold(new_text[8_000:][-_FOOTER:])):
        below = len(new_text) < _SHORT and _only_below(new_text, letter)
        return "footer" if below else "newsletter"
    return "no-reply" if automatic else ""


def _unsubscribes(folded: str) -> bool:
    if not _hints(folded):
        return False
    # With their neighbours, since a line that is wrapped and indented counts as two sentences.
    near = _SENTENCE.split(folded)
    hinted = [_hints(one) for one in near]
    near = [one for at, one in enumerate(near) if any(hinted[max(at - 1, 0) : at + 2])]
    told = " ".join(one for one in near if not of_ours(tokens(one).low))
    return _UNSUBSCRIBES.search(" ".join(told.split())) is not None


def _hints(folded: str) -> bool:
    low = folded.casefold()
    return any(hint in low for hint in _UNSUBSCRIBE_HINTS)


def _only_below(new_text: str, letter: Letter) -> bool:
    """Whether no line that tells how to unsubscribe stands above the closing."""
    told = [line for line in new_text.splitlines() if _unsubscribes(fold(line))]
    body = " ".join(letter.body.low)
    return bool(told) and not any(" ".join(tokens(line).low[:-1]) in body for line in told)


def _says_away(subject: str, letter: Letter) -> bool:
    return _HINTS_AWAY.match(subject) is not None or _says(letter, "away")


def _says(letter: Letter, what: str) -> bool:
    words = letter.body.low[:_WORDS]
    return any(getattr(tongue, what).anywhere(words) for tongue in letter.languages)
