"""What `owed serve` says, on the terminal and in the browser."""

from store.words.i18n import _

OPEN = _("Open this address in a browser on this machine; it is good once:\n{address}")
OPEN_ELSEWHERE = _(
    "Open {address} in a browser, and give the password. The connection is not encrypted: across a "
    "network that is not yours alone, use an SSH tunnel."
)
NEEDS_PASSWORD = _("{host} is not this machine alone: say --password, and one is asked for")
NEW_PASSWORD = _("Password for the browser (12 characters at least)")
NO_PASSWORD = _("The input holds no password, and there is no terminal to ask at")
SHORT = _("That is shorter than 12 characters")
TAKEN = _("{host}:{port} cannot be used: {text}")
EXTRA = _("The screen in a browser needs a package: {command}")
OTHER_NAME = _("This page is not called so.")
USED = _("This address was used already. Start `owed serve` again for a new one.")
ENDED = _("The screen was closed.")
AGAIN = _("Open it again")
PASSWORD = _("Password")
ENTER = _("Enter")
WRONG = _("That is not the password.")
