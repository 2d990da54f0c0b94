"""Numbers as the reader's language writes them."""

from store.words.i18n import pgettext


def grouped(n: int) -> str:
    """'2,300'."""
    return f"{n:,}".replace(",", pgettext("between thousands", ","))


def tenths(number: float) -> str:
    """'3.4'."""
    return f"{number:.1f}".replace(".", pgettext("before tenths", "."))
