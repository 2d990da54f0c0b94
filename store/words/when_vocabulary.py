"""The words of typed dates and times: English, German, Hungarian; in lower case and without
accents, German umlauts also as 'ae' and kin. Hungarian endings are taken off before."""

from collections.abc import Iterable, Mapping
from typing import Literal, TypeVar

Part = Literal["morning", "forenoon", "noon", "afternoon", "evening", "night", "midnight"]
Unit = Literal["minute", "hour", "day", "week", "month"]
Period = Literal["day", "week", "month", "year"]
M = TypeVar("M")


def _meanings(lines: Iterable[tuple[str, M]]) -> dict[str, M]:
    return {word: meaning for line, meaning in lines for word in line.split()}


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


WEEKDAYS: Mapping[str, int] = _meanings(
    [
        ("mon monday mondays mo montag montags hetfo", 0),
        ("tue tues tuesday tuesdays di die dienstag dienstags kedd", 1),
        ("wed weds wednesday wednesdays mi mittwoch mittwochs sze szer szerda", 2),
        ("thu thur thurs thursday thursdays do donnerstag donnerstags cs csut csutortok", 3),
        ("fri friday fridays fr freitag freitags p pen pent pentek", 4),
        ("sat saturday saturdays sa samstag samstags sonnabend szo szomb szombat", 5),
        ("sun sunday sundays so sonntag sonntags vas vasarnap", 6),
        ("weekend wochenende hetvege hetvegi", 5),
    ]
)
LETTERS: Mapping[str, int] = {"h": 0, "k": 1, "v": 6}
"""Weekdays of Hungarian calendars, before a time: alone each may be an initial or a unit."""
MONTHS: Mapping[str, int] = _meanings(
    [
        ("jan january januar jaenner janner", 1),
        ("feb february februar febr", 2),
        ("mar march marz maerz mrz marc marcius", 3),
        ("apr april aprilis", 4),
        ("may mai maj majus", 5),
        ("jun june juni junius", 6),
        ("jul july juli julius", 7),
        ("aug august augusztus", 8),
        ("sep sept september szep szept szeptember", 9),
        ("oct october okt oktober", 10),
        ("nov november", 11),
        ("dec december dez dezember", 12),
    ]
)
DAYS_AHEAD: Mapping[str, int] = _meanings(
    [
        ("today heute ma mara maig", 0),
        ("tomorrow tomorow tommorow tmrw tmr tom holnap", 1),
        ("overmorrow ubermorgen uebermorgen holnaputan", 2),
    ]
)
NUMBERS: Mapping[str, int] = _meanings(
    [
        ("a an one ein eine einen einem einer egy", 1),
        ("two zwei ket ketto", 2),
        ("three drei harom", 3),
        ("four vier negy", 4),
        ("five funf fuenf ot", 5),
        ("six sechs hat", 6),
        ("seven sieben het", 7),
        ("eight acht nyolc", 8),
        ("nine neun kilenc", 9),
        ("ten zehn tiz", 10),
        ("twelve zwolf zwoelf tizenket tizenketto", 12),
    ]
)
PARTS: Mapping[str, Part] = _meanings(
    [
        ("morning mornings morgens fruh frueh reggel", "morning"),
        ("forenoon vormittag vormittags delelott", "forenoon"),
        ("noon midday mittag mittags del delben delig delre", "noon"),
        ("afternoon nachmittag nachmittags delutan", "afternoon"),
        ("evening abend abends este", "evening"),
        ("night nacht nachts ejjel", "night"),
        ("midnight mitternacht mitternachts ejfel", "midnight"),
    ]
)
UNITS: Mapping[str, Unit] = _meanings(
    [
        ("m min mins minute minutes minuten perc percet", "minute"),
        ("h hr hrs hour hours std stunde stunden ora orat", "hour"),
        ("d day days tag tage tagen nap napot", "day"),
        ("w wk wks week weeks woche wochen het hetet", "week"),
        ("month months monat monate monaten honap honapot", "month"),
    ]
)
ENDING: Mapping[str, Period] = _meanings(
    [
        ("day tages nap d", "day"),
        ("week woche het w", "week"),
        ("month monats honap ho m", "month"),
        ("year jahres ev y", "year"),
    ]
)
"""In 'end of the month', 'Ende der Woche', 'hó végéig', 'EOD'."""
HALF_HOURS: Mapping[str, int] = _meanings(
    [("half halbe halben fel", 1), ("anderthalb eineinhalb masfel", 3)]
)
"""In 'half an hour', 'anderthalb Stunden', 'fél óra múlva'."""
PAST_THE_HOUR: Mapping[str, int] = {
    "half past": 30,
    "quarter past": 15,
    "quarter to": -15,
    "halb": -30,
    "viertel nach": 15,
    "viertel vor": -15,
    "dreiviertel": -15,
    "viertel": -45,
    "fel": -30,
    "haromnegyed": -15,
    "negyed": -45,
}
"""Minutes: 'halb 4' and 'fél 4' are half an hour before four."""
NEXT = _set(
    "next nachste nachsten nachster nachstes naechste naechsten naechster naechstes",
    "jovo kovetkezo",
)
COMING = _set("coming kommende kommenden kommender kommendes")
"""A coming Friday is the nearest; a coming week is the next."""
FILLERS = COMING | _set(
    "this at on by until till the in from of for later hence now within about around and",
    "diese diesen dieser dieses um am an bis gegen ab den der dem zum spater spaeter und",
    "a az e ezen ez mulva belul",
)
ENDINGS = (
    "kor",
    "ban",
    "ben",
    "jen",
    "jan",
    "ere",
    "ara",
    "ig",
    "re",
    "ra",
    "on",
    "en",
    "an",
    "n",
    "i",
)
"""Of Hungarian words: 'pénteken', 'holnapra', '2 napon belül'."""
