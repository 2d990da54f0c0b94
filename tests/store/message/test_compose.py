"""A draft as bytes."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.message.compose import Draft, compose, new_message_id
from store.message.model import Address
from store.message.parse import attachment, parse

DRAFT = Draft(
    from_=Address("Jane Kovács", "jane@kontor.example"),
    to=(Address("Ben Huber", "ben@client.example"),),
    cc=(),
    bcc=(Address("", "secret@kontor.example"),),
    subject="Offer",
    text="Hello Ben",
    in_reply_to="<q@client.example>",
    references=("<p@client.example>", "<q@client.example>"),
    attachments=(),
    message_id="<1@kontor.example>",
    date=datetime(2026, 11, 3, 13, 5, tzinfo=UTC),
)


def header(raw: bytes) -> bytes:
    return raw.partition(b"\r\n\r\n")[0]


def test_what_was_composed_is_parsed_the_same() -> None:
    parsed = parse(compose(DRAFT))
    assert parsed.from_ == (DRAFT.from_,)
    assert parsed.to == DRAFT.to
    assert (parsed.subject, parsed.text, parsed.date) == ("Offer", "Hello Ben", DRAFT.date)
    assert (parsed.message_id, parsed.in_reply_to) == (
        "<1@kontor.example>",
        ("<q@client.example>",),
    )
    assert parsed.references == DRAFT.references
    assert parsed.problems == ()


def test_the_hidden_recipients_are_only_in_the_copy_for_sent() -> None:
    assert b"secret@" not in compose(DRAFT)
    assert parse(compose(DRAFT, keep_bcc=True)).bcc == DRAFT.bcc


def test_the_same_draft_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    draft = replace(DRAFT, attachments=(tmp_path / "a.pdf",))
    assert compose(draft) == compose(draft)


def test_plain_ascii_goes_as_it_is() -> None:
    assert compose(DRAFT).endswith(b"Content-Transfer-Encoding: 7bit\r\n\r\nHello Ben\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "Üdvözlettel, Jóska",
        "漢字" * 100,
        "x" * 5_000,
        "From here on\n.\n..\n",
        "trailing space \n-- \nJane",
        "a\tb",
        "",
        "=41 =?utf-8?q?x?=",
        "--=_",
    ],
)
def test_any_text_arrives_as_it_was_written(text: str) -> None:
    assert parse(compose(replace(DRAFT, text=text))).text == text.strip("\n")


def test_a_line_that_begins_with_from_is_not_left_bare() -> None:
    for text in ("From here", "ő\nFrom here"):
        assert b"\nFrom here" not in compose(replace(DRAFT, text=text))


def test_lines_end_in_crlf_whatever_the_text_has() -> None:
    raw = compose(replace(DRAFT, text="a\nb\rc\r\nd"))
    assert raw.endswith(b"\r\n\r\na\r\nb\r\nc\r\nd\r\n")


def test_an_attachment_arrives_with_its_name_and_bytes(tmp_path: Path) -> None:
    path = tmp_path / "Ajánlat „3”; új, nagyon hosszú nevű, hogy tördelni kelljen.pdf"
    path.write_bytes(bytes(range(256)) * 5)
    raw = compose(replace(DRAFT, attachments=(path,), text="Csatolva küldöm."))
    parsed = parse(raw)
    (listed,) = parsed.attachments
    assert (listed.name, listed.type, parsed.text) == (
        path.name,
        "application/pdf",
        "Csatolva küldöm.",
    )
    assert attachment(raw, listed.part)[1] == path.read_bytes()
    assert message_from_bytes(raw).get_payload()[1].get_filename() == path.name  # type: ignore[union-attr,index]


@pytest.mark.parametrize(
    "name",
    [
        "Árajánlat.pdf",
        "Árajánlat a Kovács és Társa Kft. részére, második változat – végleges.pdf",
        "an offer whose name is far longer than any line of a header should ever be.pdf",
        "=?odd?q?name?=.pdf",
    ],
)
def test_who_does_not_know_the_pieces_of_a_file_name_finds_it_whole(
    tmp_path: Path, name: str
) -> None:
    """Outlook calls a file ATT00001 whose name is given by RFC 2231 alone."""
    path = tmp_path / name
    path.write_bytes(b"%PDF")
    raw = compose(replace(DRAFT, attachments=(path,)))
    part = message_from_bytes(raw).get_payload()[1]  # type: ignore[index]
    whole = part.get_param("name", unquote=True)  # type: ignore[union-attr]
    assert str(make_header(decode_header(str(whole).replace("\r\n", "")))) == name
    assert part.get_filename() == name  # type: ignore[union-attr]
    assert max(map(len, raw.split(b"\r\n"))) <= 998


def test_a_plain_file_name_is_said_once(tmp_path: Path) -> None:
    path = tmp_path / "offer.pdf"
    path.write_bytes(b"%PDF")
    assert compose(replace(DRAFT, attachments=(path,))).count(b"offer.pdf") == 1


def test_a_mail_file_is_attached_as_bytes(tmp_path: Path) -> None:
    (tmp_path / "old.eml").write_bytes(b"Subject: x\n\nFrom me")
    raw = compose(replace(DRAFT, attachments=(tmp_path / "old.eml",)))
    (listed,) = parse(raw).attachments
    assert (listed.type, attachment(raw, listed.part)[1]) == (
        "application/octet-stream",
        b"Subject: x\n\nFrom me",
    )


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        compose(replace(DRAFT, attachments=(tmp_path / "gone.pdf",)))


INJECTION = "x\r\nBcc: evil@evil.example\r\n\r\nbody\0"


def test_no_value_can_begin_a_header_of_its_own() -> None:
    evil = Address(INJECTION, f"a@b.example{INJECTION}>, <evil@evil.example")
    draft = replace(DRAFT, from_=evil, to=(evil,), cc=(evil,), subject=INJECTION)
    names = re.findall(rb"^([A-Za-z-]+):", header(compose(draft)), re.M)
    assert b"Bcc" not in names
    assert len(names) == len(set(names))
    assert len(parse(compose(draft)).to) == 1


@pytest.mark.parametrize("bad", [INJECTION, "<a b@c>", "no brackets, but spaces", "<ő@x>", "<>"])
def test_an_id_that_is_none_is_left_out(bad: str) -> None:
    draft = replace(DRAFT, in_reply_to=bad, references=(bad, "<ok@x.example>"))
    parsed = parse(compose(draft))
    assert (parsed.in_reply_to, parsed.references) == ((), ("<ok@x.example>",))


def test_a_long_id_is_not_torn() -> None:
    long = f"<{'x' * 300}@client.example>"
    assert long.encode() in compose(replace(DRAFT, references=(long,)))


def test_a_mail_to_hidden_recipients_alone_has_a_to_field() -> None:
    assert b"To: undisclosed-recipients:;\r\n" in compose(replace(DRAFT, to=()))


def test_an_unusual_local_part_is_quoted() -> None:
    raw = compose(replace(DRAFT, to=(Address("", "a,b@client.example"),)))
    assert b'To: "a,b"@client.example\r\n' in raw


def test_a_domain_beyond_ascii_needs_no_server_that_knows_its_letters() -> None:
    to = (Address("", "anna@müller.example"), Address("Bea", "bea@straße.example"))
    raw = compose(replace(DRAFT, to=to))
    assert header(raw).isascii()
    assert [one.email for one in parse(raw).to] == [
        "anna@xn--mller-kva.example", "bea@xn--strae-oqa.example",
    ]  # fmt: skip


def test_a_name_without_address_is_not_sent_to() -> None:
    assert parse(compose(replace(DRAFT, to=(*DRAFT.to, Address("Jim", ""))))).to == DRAFT.to


words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs")), max_size=30)
lines = st.lists(words.filter(bool), min_size=1, max_size=8).map(" ".join)
people = st.builds(
    Address, lines, st.from_regex(r"[a-z]{1,9}(\.[a-z]{1,9})?@[a-z]{1,9}\.example", fullmatch=True)
)


@example("quotes", [Address('"' * 500, "a@b.example")], "")
@given(lines, st.lists(people, min_size=1, max_size=6), st.text(max_size=300))
def test_every_mail_is_seven_bit_with_short_lines(
    subject: str, to: list[Address], text: str
) -> None:
    raw = compose(replace(DRAFT, subject=subject, to=tuple(to), text=text))
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")
    parsed = parse(raw)
    assert parsed.subject == subject
    assert [a.email for a in parsed.to] == [a.email for a in to]


@given(
    st.lists(words.filter(lambda w: bool(w) and not set(w) & set("'=?")), min_size=1).map(" ".join)
)
def test_every_name_arrives(name: str) -> None:
    raw = compose(replace(DRAFT, to=(Address(name[:400].strip(), "a@b.example"),)))
    assert parse(raw).to == (Address(name[:400].strip(), "a@b.example"),)


@given(st.text(max_size=120), st.text(max_size=120), st.text(max_size=60))
def test_no_text_at_all_adds_a_header(name: str, email: str, subject: str) -> None:
    evil = Address(name, email)
    raw = compose(replace(DRAFT, from_=evil, to=(evil,), subject=subject), keep_bcc=False)
    names = [line.split(b":")[0] for line in header(raw).split(b"\r\n") if line[:1] not in b" \t"]
    wanted = "From To Subject Date Message-ID In-Reply-To References MIME-Version Content-Type"
    assert set(names) <= {*wanted.encode().split(), b"Content-Transfer-Encoding"}


def test_new_ids_are_at_the_domain_of_the_address_and_never_twice() -> None:
    ids = {new_message_id("jane@kontor.example") for _ in range(100)}
    assert len(ids) == 100
    assert all(re.fullmatch(r"<[0-9a-f]{32}@kontor\.example>", one) for one in ids)


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("a@bücher.example", "xn--bcher-kva.example"),
        ("a@straße.example", "xn--strae-oqa.example"),
        ("a@KONTOR.example", "kontor.example"),
        ("nobody", "owed.invalid"),
        ("a@", "owed.invalid"),
        ("a@b>\r\nBcc: x", "owed.invalid"),
        (f"a@{'x' * 100}.example", "owed.invalid"),
    ],
)
def test_a_new_id_is_sound_whatever_the_address(address: str, domain: str) -> None:
    assert new_message_id(address).endswith(f"@{domain}>")
