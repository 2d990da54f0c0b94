"""What another process makes of a batch of mails."""

import pytest

from store.records import heard
from store.rules.said import said
from store.rules.saying import Said
from sync import reading
from tests.store.message.mails import mail


def test_a_mail_that_we_fail_to_judge_costs_the_others_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(text: str, *more: object, **named: object) -> Said:
        if "ours" in text:
            raise ZeroDivisionError("a fault")
        return said(text, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(heard, "said", fails)
    texts = ["Could you call me?", "This fault is ours", "Thank you!"]
    found = reading.read_all([(mail(text), None) for text in texts])
    assert [one if isinstance(one, str) else one.parsed.text for one in found] == [
        texts[0], "ZeroDivisionError: a fault", texts[2]
    ]  # fmt: skip


def test_a_batch_of_any_length_is_answered_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", 2)
    texts = [f"Mail {number}" for number in range(5)]
    found = reading.read_all([(mail(text), None) for text in texts])
    assert [one if isinstance(one, str) else one.parsed.text for one in found] == texts
