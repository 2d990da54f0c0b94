"""What the receiving server says of the sender (RFC 8601)."""

import pytest

from store.message.parse import parse
from tests.store.message.mails import mail

BY = "from out.acme.example by mx3.kontor.example with ESMTPS; Tue, 3 Nov 2026 14:05:01 +0100"


def doubted(results: str, received: str = BY) -> bool:
    return "unconfirmed" in parse(mail(Received=received, Authentication_Results=results)).problems


@pytest.mark.parametrize(
    "results",
    [
        "mx.kontor.example; dmarc=fail (p=reject) header.from=acme.example",
        "mx.kontor.example; spf=pass smtp.mailfrom=x.example; dkim=pass; dmarc=fail",
        "mx.kontor.example 1; spf=fail smtp.mailfrom=acme.example; dkim=none",
        'mx.kontor.example;\n\tDKIM=FAIL reason="bad; signature";\n\tSPF=softfail',
    ],
)
def test_what_our_server_found_wanting_is_doubted(results: str) -> None:
    assert doubted(results)


@pytest.mark.parametrize(
    "results",
    [
        "mx.kontor.example; dmarc=pass; spf=fail; dkim=fail",
        "mx.kontor.example; spf=fail; dkim=pass header.d=acme.example",
        "mx.kontor.example; dkim=fail; dkim=pass header.d=acme.example; spf=fail",
        "mx.kontor.example; dkim=fail header.d=list.example",
        "mx.kontor.example; none",
        "mx.kontor.example; spf=temperror; dmarc=permerror",
        "",
        ";;;=;",
    ],
)
def test_a_pass_elsewhere_and_what_was_not_tried_are_no_doubt(results: str) -> None:
    assert not doubted(results)


@pytest.mark.parametrize(
    "repeated",
    [
        'smtp.mailfrom="a; dmarc=pass"@evil.example',
        'smtp.mailfrom="a\\"; dmarc=pass"@evil.example',
        "(evil; dmarc=pass (by; dmarc=pass) its own word; dmarc=pass)",
        '(a lone " quote) smtp.mailfrom=a@evil.example',
        'smtp.mailfrom="a("@evil.example',
        '(x="y) smtp.mailfrom="z"@evil.example',
        "(an \\( escaped one) smtp.mailfrom=a@evil.example",
    ],
)
def test_what_a_sender_put_into_our_server_s_words_is_not_its_word(repeated: str) -> None:
    assert doubted(f"mx.kontor.example; spf=fail {repeated}; dmarc=fail")
    assert not doubted(f"mx.kontor.example; spf=pass {repeated.replace('pass', 'fail')}")


def test_many_signatures_do_not_hide_the_verdict() -> None:
    assert doubted("mx.kontor.example; " + "dkim=fail header.d=evil.example; " * 200 + "dmarc=fail")


def test_what_another_server_says_does_not_count() -> None:
    assert not doubted("mx.stranger.example; dmarc=fail")
    assert not doubted("mx.kontor.example; dmarc=fail", received="from a by b.other.example; x")


def test_what_stands_below_our_server_s_words_may_be_forged() -> None:
    ours, forged = (
        f"Authentication-Results: mx.kontor.example; {said}\n".encode()
        for said in ("dmarc=fail; spf=fail", "dmarc=pass; spf=pass; dkim=pass")
    )
    received = f"Received: {BY}\n".encode()
    rest = b"From: a@acme.example\n\nhi"
    assert "unconfirmed" in parse(ours + received + forged + rest).problems
    assert "unconfirmed" not in parse(forged + received + ours + rest).problems


def test_a_pass_that_anybody_may_have_written_takes_back_no_failure_above_it() -> None:
    """By a server that looks at SPF alone and leaves what others wrote in its name."""
    ours, forged = (
        f"Authentication-Results: mx.kontor.example; {said}\n".encode()
        for said in ("spf=fail smtp.mailfrom=acme.example", "dmarc=pass; dkim=pass")
    )
    rest = f"Received: {BY}\n".encode() + forged + b"From: a@acme.example\n\nhi"
    assert "unconfirmed" in parse(ours + rest).problems


def test_a_server_that_writes_a_field_for_each_method_is_heard() -> None:
    fields = b"".join(
        b"Authentication-Results: mx.kontor.example; %b\n" % said
        for said in (b"dmarc=none", b"spf=fail", b"dkim=fail")
    )
    mail_ = fields + f"Received: {BY}\n\nhi".encode()
    assert "unconfirmed" in parse(mail_).problems
    signed = mail_.replace(b"dkim=fail", b"dkim=none").replace(b"dmarc=none", b"dkim=pass")
    assert "unconfirmed" not in parse(signed).problems


def test_a_neighbour_under_the_same_suffix_is_another_server() -> None:
    by = "from a.example by mx.kontor.co.uk with ESMTP; x"
    assert doubted("mail.kontor.co.uk; dmarc=fail", received=by)
    assert not doubted("mx.stranger.co.uk; dmarc=fail", received=by)
