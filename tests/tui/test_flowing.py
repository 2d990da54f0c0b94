from tui.flowing import laid_out
from tui.safe import Safe


def shown(text: str, width: int = 50) -> str:
    return "\n".join(laid_out([Safe(line) for line in text.split("\n")], width))


BROKEN = """\
could you send us the price list for the first quarter? We need it for
the board on Thursday, and Denes asks whether the terms of last year
still hold."""


def test_what_a_program_broke_is_one_paragraph_where_it_does_not_fit() -> None:
    assert shown(f"Dear Jane,\n\n{BROKEN}\n\nBea") == (
        f"Dear Jane,\n\n{BROKEN.replace(chr(10), ' ')}\n\nBea"
    )
    assert shown(BROKEN, 80) == BROKEN


def test_a_quote_stays_one() -> None:
    quoted = "\n".join(f"> {line}" for line in BROKEN.split("\n"))
    assert shown(quoted) == "> " + BROKEN.replace("\n", " ")


def test_what_a_person_broke_stays_broken() -> None:
    own = "Please send it to our new address, which is as of today:\nAcme Kft.\n1117 Budapest"
    assert shown(own) == own
    items = (
        "- two chairs, of the ones with armrests, in anthracite, if there are\n"
        "- six desks, of any colour that can be had before Christmas, please"
    )
    assert shown(items) == items
