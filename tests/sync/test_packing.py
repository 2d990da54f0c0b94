"""What the store keeps of a mail, as it came."""

import base64
import random
import zlib

import pytest

from sync import packing

MAILS = (
    b"",
    b"Subject: hello\r\n\r\n" + b"We could not begin on Tuesday as planned. " * 400,
    b"Subject: plan\r\n\r\n" + base64.encodebytes(random.Random(1).randbytes(90_000)),
)


@pytest.mark.parametrize("raw", MAILS)
def test_zlib_unpacks_what_isal_packed(raw: bytes) -> None:
    packed = packing.pack(raw)
    assert zlib.decompress(packed) == raw
    assert len(packed) < len(raw) + 20


@pytest.mark.parametrize("raw", MAILS)
def test_without_isal_zlib_packs(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "by_isal", None)
    assert zlib.decompress(packing.pack(raw)) == raw
