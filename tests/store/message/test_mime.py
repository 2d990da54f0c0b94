"""The tree of parts."""

from email import message_from_bytes
from email.message import EmailMessage, Message
from email.mime.application import MIMEApplication
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from hypothesis import given
from hypothesis import strategies as st

from store.message.mime import MAX_DEPTH, MAX_PARTS, read
from tests.store.message.mails import mail, multipart


def types(raw: bytes) -> list[str]:
    root, _ = read(raw)
    assert [part.number for part in root.walk()] == list(range(len(list(root.walk()))))
    return [part.type for part in root.walk()]


def bodies(raw: bytes) -> list[bytes]:
    return [raw[part.start : part.end] for part in read(raw)[0].walk() if not part.parts]


def test_parts_have_no_line_break_of_the_delimiter() -> None:
    assert bodies(multipart("\none", "Content-Type: a/b\n\ntwo\n")) == [b"one", b"two\n"]


def test_preamble_and_epilogue_are_no_parts() -> None:
    raw = mail(
        "preamble\n--edge\n\none\n--edge--\nepilogue\n--edge\n\nno\n",
        Content_Type="multipart/mixed; boundary=edge",
    )
    assert bodies(raw) == [b"one"]


def test_a_mail_that_was_cut_keeps_the_part_that_it_was_cut_in() -> None:
    assert bodies(multipart("\none", "\ntwo")[: -len("o\n--edge--\n")]) == [b"one", b"tw"]


def test_a_line_that_only_begins_like_the_delimiter_is_text() -> None:
    assert bodies(multipart("\none\n--edges\n--edge x\ntwo")) == [b"one\n--edges\n--edge x\ntwo"]


def test_a_delimiter_may_have_trailing_space_and_crlf() -> None:
    raw = multipart("\none", "\ntwo").replace(b"--edge\n", b"--edge \t\n").replace(b"\n", b"\r\n")
    assert bodies(raw) == [b"one", b"two"]


def test_a_multipart_without_its_delimiter_is_text_and_told() -> None:
    root, problems = read(mail("Hello", Content_Type="multipart/mixed; boundary=edge"))
    assert (root.type, problems) == ("text/plain", {"multipart"})


def test_a_boundary_that_the_inside_repeats_belongs_to_the_outside() -> None:
    inner = "Content-Type: multipart/mixed; boundary=edge\n\n--edge\n\nx"
    assert types(multipart(inner)) == ["multipart/mixed", "text/plain", "text/plain"]


def test_a_mail_inside_a_mail_is_a_part_with_a_header_of_its_own() -> None:
    root, _ = read(multipart("Content-Type: message/rfc822\n\nSubject: inner\n\nx"))
    assert [part.type for part in root.walk()] == [
        "multipart/mixed",
        "message/rfc822",
        "text/plain",
    ]
    assert root.parts[0].parts[0].headers["subject"] == [b"inner"]


def test_parts_of_a_digest_are_mails_by_default() -> None:
    raw = multipart("\nSubject: one\n\nx", "Content-Type: text/plain\n\ny", kind="digest")
    assert types(raw) == ["multipart/digest", "message/rfc822", "text/plain", "text/plain"]


def test_nesting_beyond_reason_is_cut_and_told() -> None:
    raw = b"".join(b"Content-Type: message/rfc822\n\n" for _ in range(10_000))
    root, problems = read(raw)
    assert (len(list(root.walk())), problems) == (MAX_DEPTH + 1, {"depth"})


def test_more_parts_than_anyone_sends_are_cut_and_told() -> None:
    root, problems = read(multipart(*["\nx"] * (2 * MAX_PARTS)))
    assert "parts" in problems
    assert len(list(root.walk())) == MAX_PARTS


def test_a_mail_of_nothing_but_delimiters_of_ever_new_parts_ends() -> None:
    raw = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(20_000)
    )
    root, problems = read(raw)
    assert problems
    assert len(list(root.walk())) <= MAX_PARTS


def _leaf(kind: int, text: str) -> Message:
    if kind == 0:
        return MIMEText(text, "plain", "utf-8")
    if kind == 1:
        return MIMEApplication(text.encode())
    inner = EmailMessage()
    inner["Subject"] = "inner"
    inner.set_content(text)
    holder = MIMEBase("message", "rfc822")
    holder.set_payload([inner])
    return holder


leaves = st.builds(_leaf, st.integers(0, 2), st.text(max_size=40))
trees = st.recursive(
    leaves,
    lambda inner: st.builds(
        lambda kind, parts: MIMEMultipart(kind, None, parts),
        st.sampled_from(["mixed", "alternative", "related"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)


@given(trees)
def test_the_tree_is_the_one_that_the_standard_library_sees(tree: Message) -> None:
    raw = tree.as_bytes()
    assert types(raw) == [part.get_content_type() for part in message_from_bytes(raw).walk()]
