"""What is told of a mail whose words were weighed."""

from collections.abc import Sequence

from store.words.clean import clean
from store.words.i18n import _


def by_words(words: Sequence[str]) -> str:
    """'' where nothing was weighed."""
    quoted = ", ".join(f"“{clean(word, 60)}”" for word in words)
    return _("It sounds so by the words {words}").format(words=quoted) if words else ""
