"""What a person joined and parted (conversations, rule 5): a name on each message that was seen;
what came later finds its place by them."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from store.rules.by_hand import conversations
from store.rules.conversations import Group, Node
from tests.store.rules.test_conversations import ANNA, HOSE, JANE, STRANGER, mail, mails

OTHER = "clerk@elsewhere.example"


def parts(*nets: Sequence[Node]) -> list[tuple[int, ...]]:
    found = conversations(nets)
    assert conversations([net[::-1] for net in nets[::-1]]) == found
    return [one.ids for one in found]


def test_mails_of_one_name_are_one_conversation_though_no_rule_joins_them() -> None:
    one = mail(1, ANNA, JANE, pin="p")
    other = mail(2, STRANGER, JANE, "Pump", pin="p")
    assert parts([one], [other]) == [(1, 2)]
    assert parts([one, other]) == [(1, 2)]


def test_mails_of_two_names_are_two_though_the_rules_join_them() -> None:
    first, second = mail(1, ANNA, JANE, pin="p"), mail(2, JANE, ANNA, refs="m1", pin="q")
    assert parts([first, second]) == [(1,), (2,)]


def test_an_answer_goes_where_the_mail_went_that_it_answers() -> None:
    parted = [
        mail(1, ANNA, JANE, pin="p"),
        mail(2, JANE, ANNA, refs="m1", pin="q"),
        mail(3, ANNA, JANE, refs="m2", pin="q"),
    ]
    assert parts([*parted, mail(4, JANE, ANNA, refs="m1 m2 m3")]) == [(1,), (2, 3, 4)]
    assert parts([*parted, mail(4, ANNA, JANE, refs="m1")]) == [(1, 4), (2, 3)]


def test_what_comes_without_ids_goes_on_with_the_newest() -> None:
    parted = [mail(1, ANNA, JANE, pin="p"), mail(2, JANE, ANNA, refs="m1", pin="q")]
    assert parts([*parted, mail(3, ANNA, JANE, f"Re: {HOSE}")])[-1] == (2, 3)


def test_an_older_mail_that_comes_late_joins_what_answers_it() -> None:
    joined = [mail(4, ANNA, JANE, refs="m3", pin="p")]
    other = [mail(5, STRANGER, JANE, "Pump", pin="p")]
    assert parts([mail(3, JANE, ANNA), *joined], other) == [(3, 4, 5)]
    assert parts([mail(2, ANNA, JANE), mail(3, JANE, ANNA, refs="m2"), *joined], other) == [
        (2, 3, 4, 5)
    ]


def test_a_mail_between_the_parts_goes_with_the_one_that_it_answers() -> None:
    first = mail(1, ANNA, JANE, pin="p")
    late = mail(2, JANE, ANNA, refs="m1")
    third = mail(3, ANNA, JANE, refs="m2", pin="q")
    assert parts([first, late, third]) == [(1, 2), (3,)]


def test_who_has_a_part_in_one_half_of_a_join_may_answer_in_the_other() -> None:
    client = [mail(1, ANNA, JANE, pin="p")]
    clerk = [mail(2, OTHER, JANE, "Pump", pin="p")]
    claimed = [*client, mail(3, OTHER, JANE, refs="m1")]
    assert parts(claimed, clerk) == [(1, 2, 3)]
    stranger = [*client, mail(3, STRANGER, JANE, refs="m1")]
    assert conversations([stranger, clerk]) == [Group((1, 2), None), Group((3,), 1)]


def test_a_mail_with_a_name_claims_nothing() -> None:
    first, second = mail(1, ANNA, JANE, pin="p"), mail(2, STRANGER, JANE, refs="m1", pin="q")
    assert conversations([[first, second]]) == [Group((1,), None), Group((2,), None)]


def test_a_new_matter_stays_a_new_matter() -> None:
    first = mail(1, ANNA, JANE, pin="p")
    matter = mail(2, ANNA, JANE, "Pump 12", refs="m1", quotes=False)
    assert parts([first, matter]) == [(1,), (2,)]


@st.composite
def pinned(draw: st.DrawFn) -> list[Node]:
    names = st.sampled_from((None, None, "p", "q"))
    return [replace(node, pin=draw(names)) for node in draw(mails())]


@settings(max_examples=120)
@given(pinned(), st.randoms(use_true_random=False))
def test_any_shuffle_gives_the_same_conversations(nodes: list[Node], random: Random) -> None:
    shuffled = list(nodes)
    random.shuffle(shuffled)
    found = conversations([shuffled])
    assert found == conversations([nodes])
    assert sorted(id_ for one in found for id_ in one.ids) == [node.id for node in nodes]


@settings(max_examples=80)
@given(pinned())
def test_a_name_is_one_conversation_and_holds_no_other_name(nodes: list[Node]) -> None:
    pins = {node.id: node.pin for node in nodes if node.pin is not None}
    held = [{pins[id_] for id_ in one.ids if id_ in pins} for one in conversations([nodes])]
    assert all(len(names) <= 1 for names in held)
    found = [name for names in held for name in names]
    assert sorted(found) == sorted(set(pins.values()))
