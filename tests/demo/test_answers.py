"""The clients of the demo write back."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message

from demo.answers import answer
from demo.smtp import Envelope

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def envelope(to: str, text: str, number: int = 3, **headers: str) -> Envelope:
    lines = {
        "From": "Jane <jane@kontor.example>",
        "To": to,
        "Subject": "Re: Price list",
        "Message-ID": f"<{number}@kontor.example>",
        "Content-Type": "text/plain; charset=utf-8",
    } | headers
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return Envelope("jane@kontor.example", (to,), f"{head}\r\n{text}\r\n".encode())


def said(to: str, text: str) -> set[str]:
    """All that this client may say to it, without greeting, signature and quote."""
    found = [answer(envelope(to, text, number), NOW) for number in range(40)]
    bodies = [message_from_bytes(raw) for raw in found if raw]
    return {body_of(mail).split("\n\n")[1] for mail in bodies}


def body_of(mail: Message) -> str:
    part = next(part for part in mail.walk() if part.get_content_maintype() == "text")
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode(part.get_content_charset("utf-8")).replace("\r\n", "\n")


def test_an_answer_joins_the_conversation() -> None:
    sent = envelope("bea.nagy@acme.example", "Here it is.", References="<1@a.example>")
    raw = answer(sent, NOW)
    assert raw
    mail = message_from_bytes(raw)
    assert mail["In-Reply-To"] == "<3@kontor.example>"
    assert mail["References"].split() == ["<1@a.example>", "<3@kontor.example>"]
    assert mail["Subject"] == "Re: Price list"
    _, _, quoted = body_of(mail).partition("Sent: Tuesday, 24 November 2026")
    assert "Here it is." in quoted


def test_the_same_mail_has_the_same_answer() -> None:
    sent = envelope("bea.nagy@acme.example", "Here it is.")
    assert answer(sent, NOW) == answer(sent, NOW)


def test_a_client_answers_in_its_own_language() -> None:
    assert "Rendben, köszönöm szépen." in said("reka.papp@papp-optika.example", "Küldöm.")
    assert "alles klar, danke." in said("egger@alpenlabor.example", "Anbei das Datenblatt.")


def test_a_question_gets_a_yes() -> None:
    assert said("bea.nagy@acme.example", "Shall I book it?") <= {
        "Yes, that works for us.",
        "Yes, please go ahead.",
    }


def test_sometimes_nothing_comes_back() -> None:
    found = [answer(envelope("bea.nagy@acme.example", "Hi", n), NOW) for n in range(60)]
    assert None in found


def test_nobody_answers_for_an_address_that_no_client_has() -> None:
    assert answer(envelope("nobody@acme.example", "Hello?"), NOW) is None


def test_a_talk_has_an_end() -> None:
    many = " ".join(f"<{n}@a.example>" for n in range(40))
    assert answer(envelope("bea.nagy@acme.example", "Hi", References=many), NOW) is None
