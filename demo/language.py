"""How Hungarians, Germans and the English greet, sign, quote, and write dates and sums."""

from datetime import date, datetime
from random import Random

from demo.firm import MANAGER, Language, Person

_MONTHS: dict[Language, str] = {
    "hu": "január február március április május június július augusztus szeptember október "
    "november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}
_BACK_VOWELS = {2, 3, 6, 8, 13, 16, 18, 20, 23, 26, 28, 30}
"""Days of the month that take '-án' in Hungarian."""


def day(language: Language, when: date) -> str:
    month = _MONTHS[language].split()[when.month - 1]
    return {"hu": f"{month} {when.day}.", "de": f"{when.day}. {month}"}.get(
        language, f"{when.day} {month}"
    )


def on_day(language: Language, when: date) -> str:
    """'on 14 October'; in Hungarian a case of its own."""
    if language != "hu":
        return f"{'am' if language == 'de' else 'on'} {day(language, when)}"
    if when.day == 1:
        return f"{day('hu', when)[:-1]}-jén"
    return f"{day('hu', when)[:-1]}-{'án' if when.day in _BACK_VOWELS else 'én'}"


def by_day(language: Language, when: date) -> str:
    if language != "hu":
        return f"{'bis' if language == 'de' else 'by'} {day(language, when)}"
    return f"{day('hu', when)[:-1]}-{'jéig' if when.day == 1 else 'ig'}"


def money(language: Language, cents: int) -> str:
    """The sum in the currency of the language's country, rounded as price lists are."""
    if language == "hu":
        return f"{round(cents * 3.9, -1):,.0f} Ft".replace(",", " ")
    whole = f"{cents * (0.86 if language == 'en' else 1) / 100:,.2f}"
    if language == "en":
        return f"£{whole}"
    return whole.translate(str.maketrans(",.", ".,")) + " €"


def hours(language: Language, hour: int, half: bool) -> str:
    if language == "de":
        return f"{hour}{'.30' if half else ''}"
    return f"{hour}.30" if half else f"{hour}.00" if language == "en" else str(hour)


def family_first(person: Person) -> str:
    return f"{person.title.lower()}{person.family} {person.given}"


def greeting(language: Language, writer: Person, to: Person, rng: Random) -> str:
    """What a first line says; German ones end in a comma, and the text goes on in lower case."""
    familiar = writer.familiar or to.familiar
    name = to.title + to.family
    polite: tuple[str, ...]
    choices: tuple[str, ...]
    if language == "hu":
        full = family_first(to)
        polite = (f"Tisztelt {full}!", f"Kedves {full}!", f"Kedves {to.given}!")
        choices = (f"Szia {to.given}!", f"Kedves {to.given}!", "Szia!") if familiar else polite
    elif language == "de":
        form = f"{'Frau' if to.woman else 'Herr'} {name}"
        formal = f"Sehr geehrte{'' if to.woman else 'r'} {form},"
        polite = (formal, f"Guten Tag {form},", f"Liebe{'' if to.woman else 'r'} {form},")
        dear = f"Liebe{'' if to.woman else 'r'} {to.given},"
        choices = (f"Hallo {to.given},", dear) if familiar else polite
    else:
        polite = (f"Dear {to.title or ('Ms ' if to.woman else 'Mr ')}{to.family},",)
        easy = (f"Hi {to.given},", f"Hello {to.given},", f"Dear {to.given},")
        choices = easy if familiar else (*polite, f"Dear {to.given},")
    return rng.choice(choices)


_CLOSINGS: dict[tuple[Language, bool], tuple[str, ...]] = {
    ("hu", True): ("Üdv,", "Üdvözlettel,", "Szép napot,"),
    ("hu", False): ("Üdvözlettel,", "Tisztelettel,", "Köszönettel,"),
    ("de", True): ("Liebe Grüße", "Schöne Grüße", "Beste Grüße"),
    ("de", False): ("Mit freundlichen Grüßen", "Freundliche Grüße", "Beste Grüße"),
    ("en", True): ("Best,", "All the best,", "Kind regards,"),
    ("en", False): ("Kind regards,", "Best regards,", "Yours sincerely,"),
}


def signature(language: Language, writer: Person, to: Person, rng: Random) -> str:
    familiar = writer.familiar or to.familiar
    closing = rng.choice(_CLOSINGS[language, familiar])
    name = family_first(writer) if language == "hu" else writer.name
    if familiar and rng.random() < 0.5:
        return f"{closing}\n{writer.given}{_card(language, writer, name)}"
    return f"{closing}\n\n{name}{_card(language, writer, name)}"


def _card(language: Language, writer: Person, name: str) -> str:
    """The lines below the name, as each program sets them off."""
    role = _ROLE[language] if writer is MANAGER else writer.role
    lines = [line for line in (role, writer.company, writer.phone) if line]
    if writer.program == "apple":
        return ""
    if writer.program == "gmail" or writer.program == "thunderbird":
        return "\n\n-- \n" + "\n".join([name, *lines])
    return "\n" + " | ".join(lines)


_ROLE: dict[Language, str] = {
    "hu": "kiemelt ügyfelek",
    "de": "Kundenbetreuung",
    "en": "key accounts",
}
_WEEKDAYS: dict[Language, str] = {
    "hu": "hétfő kedd szerda csütörtök péntek szombat vasárnap",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_OUTLOOK: dict[Language, tuple[str, str, str, str]] = {
    "hu": ("Feladó", "Elküldve", "Címzett", "Tárgy"),
    "de": ("Von", "Gesendet", "An", "Betreff"),
    "en": ("From", "Sent", "To", "Subject"),
}


def weekday(language: Language, when: date) -> str:
    return _WEEKDAYS[language].split()[when.weekday()]


def quoted(
    language: Language, reader: Person, writer: Person, when: datetime, subject: str, text: str
) -> str:
    """The mail that `reader` answers, as the reader's program puts it below the answer."""
    if reader.program == "outlook":
        sender, sent, to, about = _OUTLOOK[language]
        return (
            f"________________________________\n{sender}: {writer.name} <{writer.address}>\n"
            f"{sent}: {weekday(language, when)}, {day(language, when)} {when.year} {when:%H:%M}\n"
            f"{to}: {reader.name} <{reader.address}>\n{about}: {subject}\n\n{text}"
        )
    marked = "\n".join(f"> {line}".rstrip() for line in text.splitlines())
    return f"{_said(language, reader, writer, when)}\n\n{marked}"


def _said(language: Language, reader: Person, writer: Person, when: datetime) -> str:
    who = f"{writer.name} <{writer.address}>"
    if reader.program == "thunderbird":
        return {
            "hu": f"{when:%Y. %m. %d.} {when:%H:%M} keltezéssel, {writer.name} írta:",
            "de": f"Am {when:%d.%m.%Y} um {when:%H:%M} schrieb {writer.name}:",
        }.get(language, f"On {when:%d/%m/%Y} {when:%H:%M}, {writer.name} wrote:")
    month = _MONTHS[language].split()[when.month - 1][:3]
    return {
        "hu": f"{who} ezt írta (időpont: {when.year}. {month}. {when.day}., {when:%H:%M}):",
        "de": f"Am {weekday('de', when)[:2]}., {when.day}. {month}. {when.year} um {when:%H:%M} "
        f"Uhr schrieb {who}:",
    }.get(language, f"On {when:%a}, {when.day} {month} {when.year} at {when:%H:%M}, {who} wrote:")


PREFIX: dict[Language, dict[bool, str]] = {
    # By whether the writer has Outlook, which puts the prefix in the user's language.
    "hu": {True: "VS: ", False: "Re: "},
    "de": {True: "AW: ", False: "Re: "},
    "en": {True: "RE: ", False: "Re: "},
}
