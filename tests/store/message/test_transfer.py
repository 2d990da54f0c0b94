"""Content-Transfer-Encoding undone, and sizes that are known without undoing it."""

from base64 import b64encode, encodebytes

from hypothesis import example, given
from hypothesis import strategies as st

from store.message.transfer import from_base64, size_from_base64

SOUND = st.binary(max_size=300).flatmap(
    lambda data: st.sampled_from((b64encode(data), encodebytes(data)))
)
ODD = st.text("AQgz09+/= \t\r\n-\x00", max_size=40).map(str.encode)


@given(SOUND)
def test_the_size_of_sound_base64_is_known_without_decoding_it(data: bytes) -> None:
    assert size_from_base64(data) == len(from_base64(data)[0])


@given(ODD)
@example(b"QQ==QQ==")
@example(b"Q===")
@example(b"QQ=Q")
def test_a_size_is_true_or_not_told(data: bytes) -> None:
    assert size_from_base64(data) in (None, len(from_base64(data)[0]))
