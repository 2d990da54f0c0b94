"""'Do you really need to print this e-mail?', in English, German and Hungarian: a footer, not a
question, and not to be taken for what a mail asks."""

import re

from store.letterwise import casefold

_WORDS = ("print", "druck", "nyomtat")
"""One of these stands in whatever `_SENTENCES` matches."""
_REST = r"[^.?!\n]*"
_IT = r"this (?:e-?mail|mail|message)"
_DIES = r"diese[rs]? (?:e-?mail|mail|nachricht)"
_EZT = r"(?:ezt az? |az? )(?:e-?mail|lev[eé]l|üzenet)"
_WIRKLICH = rf"(?={_REST}\b(?:wirklich|tatsächlich|unbedingt|nötig|notwendig|umwelt)\b)"
_DRUCK, _NYOMTAT = rf"{_REST}druck{_REST}", rf"{_REST}nyomtat{_REST}"
_MIND = r"(?:consider|think of|think about|remember|respect|protect|save)"
_BEVOR, _MIELOTT = rf"(?={_REST}\b(?:bevor|vor|ehe)\b)", rf"(?={_REST}\bmielőtt\b)"
_BEFORE = rf"(?={_REST}\bbefore\b{_REST}\bprint)"
_PLANET = r"(?:environment|planet|nature|trees?|forests?)"
_SENTENCES = (
    rf"(?:please )?{_MIND} (?:the |our |your )?{_PLANET}\b{_BEFORE}{_REST}",
    rf"(?:please )?consider (?:the |your )?environmental\b{_BEFORE}{_REST}",
    rf"before (?:you )?print(?:ing)?\b(?={_REST}\b{_PLANET}\b){_REST}",
    rf"before (?:you )?print(?:ing)? {_IT}\b(?={_REST}\b(?:necessary|really need)\b){_REST}",
    rf"(?:do you (?:really |actually )?need|is it (?:really )?necessary) to print (?:out )?{_IT}",
    rf"(?:please )?think (?:twice )?before (?:you print|printing)(?: {_IT})?",
    rf"(?:please )?(?:do not|don['’]t|only) print {_IT} (?:unless|if)\b{_REST}",
    rf"(?:bitte )?denk(?:en sie|t|e)?(?: bitte)? an (?:die|unsere) umwelt\b{_BEVOR}{_DRUCK}",
    rf"(?:bitte )?(?:prüfen|überlegen|bedenken) sie\b(?={_REST}\b{_DIES}){_WIRKLICH}{_DRUCK}",
    rf"(?:müssen sie|muss)\b(?={_REST}\b{_DIES}){_WIRKLICH}{_DRUCK}",
    rf"(?:bevor sie|vor dem)\b(?={_REST}druck)(?={_REST}\bumwelt\b){_REST}",
    rf"(?:bevor sie|vor dem)\b(?={_REST}druck)(?={_REST}\b{_DIES}){_WIRKLICH}{_REST}",
    rf"der umwelt zuliebe\b(?={_REST}druck){_REST}",
    rf"(?:kérjük,? )?(?:gondolj|kímél|óvj|védj)\w*(?={_REST}\bkörnyezet){_MIELOTT}{_NYOMTAT}",
    rf"(?:kérjük,? )?mielőtt\b(?={_REST}\bkörnyezet){_NYOMTAT}",
    rf"(?:kérjük,? )?mielőtt\b(?={_REST}\b{_EZT})(?={_REST}\b(?:valóban|tényleg)){_NYOMTAT}",
    rf"(?:tényleg|valóban|biztosan|feltétlenül)\b(?={_REST}\b{_EZT}){_NYOMTAT}",
)
_SENTENCE = "|".join(_SENTENCES)
_THANKS = r"(?:thank you|thanks|danke|vielen dank|köszönjük)"
_ABOUT_PAPER = re.compile(
    rf"[\W_]*(?:p\s+)?(?:{_SENTENCE})(?:[.?!,:\s]+(?:{_SENTENCE}|{_THANKS}))?\W*", re.I
)
_LONGEST = 300


def may_stand_in(text: str) -> bool:
    """Most mails speak of no printing, and need no closer look."""
    low = casefold(text)
    return any(word in low for word in _WORDS)


def is_about_paper(text: str) -> bool:
    """Whether this is such a footer, and no more."""
    return len(text) <= _LONGEST and _ABOUT_PAPER.fullmatch(text) is not None
