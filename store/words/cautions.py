"""A caution -> a sentence."""

from store.rules.caution import Caution
from store.words.clean import clean, clean_address
from store.words.i18n import _


def sentence(caution: Caution) -> str:
    value = clean_address(caution.value, 200)
    other = clean_address(caution.other, 200)
    match caution.code:
        case "name":
            return _("The name says {name}, but it comes from {address}.").format(
                name=value, address=other
            )
        case "namesake":
            return _("{name} of {client} is known by another address.").format(
                name=value, client=other
            )
        case "senders":
            return _("It names several senders: whose it is cannot be told.")
        case "look-alike":
            return _("{domain} looks like {known}, and is another.").format(
                domain=value, known=other
            )
        case "reply-elsewhere":
            return _("An answer would go to {address}.").format(address=value)
        case "unconfirmed":
            return _("Your mail server could not confirm that it comes from {domain}.").format(
                domain=value
            )
        case "claims":
            return _(
                "It claims to belong to “{subject}”, but the sender has no part in that."
            ).format(subject=clean(caution.value, 200) or _("(no subject)"))
        case "twin":
            return _("Another mail here has the same header and says something else.")
        case "encrypted":
            return _("It is encrypted: read it in a program that has your key.")
