"""Which messages belong together (conversations, rules 1 to 5)."""

from collections.abc import Iterable, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.rules.conversations import DAY, Group, Node, bare_subject, group
from store.rules.instant import Instant

ACME, BETA = 1, 2
CLIENTS = {
    "anna@acme.example": ACME,
    "bela@acme.example": ACME,
    "office@beta.example": BETA,
}
JANE, TOM = "jane@kontor.example", "tom@kontor.example"
ANNA, BELA, OFFICE = CLIENTS
STRANGER = "eve@elsewhere.example"
HOSE = "Hose 4711"


def is_ours(address: str) -> bool:
    return address.endswith("@kontor.example")


def mail(
    number: int,
    sender: str,
    to: str | Sequence[str],
    subject: str = HOSE,
    *,
    at: Instant | None = None,
    refs: str = "",
    message_id: str | None = None,
    quotes: bool = True,
    index: str = "",
    pin: str | None = None,
) -> Node:
    """Mail `number` with Message-ID 'm<number>', an hour after the one before it."""
    people = {sender, *((to,) if isinstance(to, str) else to)}
    recipients = sorted(people - {sender})
    return Node(
        id=number,
        at=number * 3600 if at is None else at,
        key=f"{number:032x}",
        message_id=f"m{number}" if message_id is None else message_id,
        refs=tuple(refs.split()),
        thread_index=index,
        subject=bare_subject(subject),
        ours=is_ours(sender),
        sender=sender,
        sender_client=CLIENTS.get(sender),
        recipients=tuple((address, CLIENTS.get(address)) for address in recipients),
        others=frozenset(address for address in people if not is_ours(address)),
        other_clients=frozenset(CLIENTS[address] for address in people if address in CLIENTS),
        quotes_old=quotes,
        pin=pin,
    )


def parts(*nodes: Node) -> list[tuple[int, ...]]:
    """The conversations; the same whatever the order in which the mails are given."""
    found = group(nodes)
    assert group(nodes[::-1]) == found
    return [one.ids for one in found]


def together(*nodes: Node) -> bool:
    return len(parts(*nodes)) == 1


# By ids (rule 1)


def test_an_answer_joins_what_it_refers_to() -> None:
    assert together(mail(1, ANNA, JANE), mail(2, JANE, ANNA, refs="m1"))


def test_mails_that_name_nothing_stay_apart() -> None:
    assert parts(mail(1, ANNA, JANE), mail(2, ANNA, JANE)) == [(1,), (2,)]


def test_the_last_reference_that_we_hold_decides() -> None:
    assert parts(
        mail(1, ANNA, JANE),
        mail(2, ANNA, JANE),
        mail(3, JANE, ANNA, refs="m2 m1 lost"),
    ) == [(1, 3), (2,)]


def test_a_chain_goes_on_through_a_message_that_we_lack() -> None:
    assert together(mail(1, ANNA, JANE), mail(3, ANNA, JANE, refs="m1 lost"))


def test_two_answers_to_a_message_that_we_lack_are_one_conversation() -> None:
    assert together(mail(1, ANNA, JANE, refs="lost"), mail(2, BELA, JANE, refs="lost"))


def test_ids_that_we_lack_are_tied_by_a_mail_that_names_several() -> None:
    assert together(
        mail(1, ANNA, JANE, refs="lost-1"),
        mail(2, ANNA, JANE, refs="lost-2"),
        mail(3, ANNA, JANE, refs="lost-1 lost-2"),
    )


def test_a_stranger_cannot_tie_ids_that_we_lack() -> None:
    assert parts(
        mail(1, ANNA, JANE, refs="lost-1"),
        mail(2, ANNA, JANE, refs="lost-2"),
        mail(3, STRANGER, JANE, refs="lost-1 lost-2"),
    ) == [(1,), (2,), (3,)]


def test_when_the_missing_one_arrives_all_stay_one_conversation() -> None:
    answers = mail(2, ANNA, JANE, refs="m1"), mail(3, BELA, JANE, refs="m1")
    assert together(*answers)
    assert together(mail(1, JANE, ANNA), *answers)


def test_an_answer_with_a_clock_that_is_behind_joins_what_it_answers() -> None:
    assert parts(mail(1, ANNA, JANE), mail(2, JANE, ANNA, at=100, refs="m1")) == [(2, 1)]


def test_our_own_mail_always_joins() -> None:
    assert together(mail(1, ANNA, JANE), mail(2, TOM, STRANGER, refs="m1"))


def test_a_colleague_of_the_sender_at_the_client_joins() -> None:
    assert together(mail(1, ANNA, JANE), mail(2, BELA, JANE, refs="m1"))


@pytest.mark.parametrize("host", [JANE, ANNA])
def test_whom_we_or_a_client_addressed_joins(host: str) -> None:
    assert together(mail(1, host, [JANE, ANNA, STRANGER]), mail(2, STRANGER, JANE, refs="m1"))


def test_whom_a_stranger_addressed_does_not() -> None:
    assert parts(
        mail(1, STRANGER, [JANE, "mallory@elsewhere.example"]),
        mail(2, "mallory@elsewhere.example", JANE, refs="m1"),
    ) == [(1,), (2,)]


def test_a_stranger_starts_one_that_claims_to_belong() -> None:
    assert group([mail(1, ANNA, JANE), mail(2, STRANGER, [JANE, ANNA], refs="m1")]) == [
        Group((1,), None),
        Group((2,), 1),
    ]


def test_what_a_claim_says_again_stays_with_the_claim() -> None:
    assert group(
        [
            mail(1, ANNA, JANE),
            mail(2, STRANGER, JANE, refs="m1"),
            mail(3, STRANGER, JANE, refs="m1"),
            mail(4, JANE, STRANGER, refs="m1 m2"),
        ]
    ) == [Group((1,), None), Group((2, 3, 4), 1)]


def test_a_claim_does_not_draw_the_client_in() -> None:
    assert parts(
        mail(1, ANNA, JANE),
        mail(2, STRANGER, [JANE, ANNA], refs="m1"),
        mail(3, ANNA, JANE, refs="m1 m2"),
    ) == [(1, 3), (2,)]


def test_who_claims_a_message_that_we_lack_does_not_part_those_who_answered_it() -> None:
    assert parts(
        mail(1, STRANGER, JANE, refs="lost"),
        mail(2, ANNA, JANE, refs="lost"),
        mail(3, ANNA, JANE, refs="lost"),
    ) == [(1,), (2, 3)]


def test_a_stranger_who_wrote_in_it_goes_on() -> None:
    assert together(mail(1, STRANGER, JANE), mail(2, STRANGER, JANE, refs="m1"))


def test_a_mail_without_sender_joins_nothing_of_theirs() -> None:
    assert parts(mail(1, "", JANE), mail(2, "", JANE, refs="m1")) == [(1,), (2,)]


# Without usable ids (rule 2)


def test_a_reply_prefix_and_an_equal_subject_join_mail_of_the_same_person() -> None:
    assert together(mail(1, ANNA, JANE), mail(2, ANNA, JANE, f"AW: {HOSE}"))
    assert together(mail(1, ANNA, JANE), mail(2, JANE, ANNA, f"Vá: {HOSE}"))
    assert together(mail(1, JANE, ANNA), mail(2, ANNA, JANE, f"Re: [EXT] {HOSE}"))
    assert together(mail(1, STRANGER, JANE), mail(2, JANE, STRANGER, f"Re: {HOSE}"))


def test_and_of_the_same_client() -> None:
    assert together(mail(1, ANNA, JANE), mail(2, BELA, JANE, f"Re: {HOSE}"))


def test_ids_that_nobody_holds_are_as_good_as_none() -> None:
    assert together(mail(1, ANNA, JANE), mail(2, ANNA, JANE, f"Re: {HOSE}", refs="lost"))


def test_never_by_subject_alone() -> None:
    assert parts(mail(1, ANNA, JANE), mail(2, ANNA, JANE, HOSE)) == [(1,), (2,)]
    assert parts(mail(1, ANNA, JANE), mail(2, OFFICE, JANE, f"Re: {HOSE}")) == [(1,), (2,)]


@pytest.mark.parametrize("subject", ["Order", "Rendelés", "Anfrage", "Offer", ""])
def test_never_by_a_common_word(subject: str) -> None:
    nodes = mail(1, ANNA, JANE, subject), mail(2, ANNA, JANE, f"Re: {subject}")
    assert parts(*nodes) == [(1,), (2,)]


@pytest.mark.parametrize("subject", ["Offer", "Ajánlat", "Neue Anfrage"])
def test_our_answer_joins_the_only_one_of_a_common_word_that_they_wrote(subject: str) -> None:
    assert together(mail(1, ANNA, JANE, subject), mail(2, JANE, ANNA, f"AW: {subject}"))
    assert together(mail(1, STRANGER, JANE, subject), mail(2, TOM, STRANGER, f"Re: {subject}"))


@pytest.mark.parametrize(
    "ours",
    [
        mail(9, JANE, ANNA, "Order"),
        mail(9, JANE, ANNA, "Fwd: Order"),
        mail(9, JANE, BELA, "Re: Order"),
        mail(9, JANE, [ANNA, OFFICE], "Re: Order"),
        mail(9, JANE, TOM, "Re: Order"),
    ],
    ids=["no-answer", "passed-on", "to-a-colleague-of-theirs", "to-another-too", "to-us"],
)
def test_but_only_an_answer_and_only_to_who_wrote(ours: Node) -> None:
    assert parts(mail(1, ANNA, JANE, "Order"), ours) == [(1,), (9,)]


def test_of_two_that_wait_under_a_common_word_neither_is_taken_for_the_answered() -> None:
    assert parts(
        mail(1, ANNA, JANE, "Order", at=0),
        mail(2, ANNA, JANE, "Order", at=20 * DAY),
        mail(3, JANE, ANNA, "Re: Order", at=20 * DAY + 60),
    ) == [(1,), (2,), (3,)]


def test_one_that_was_answered_stands_in_the_way_for_a_week() -> None:
    answered = (
        mail(1, ANNA, JANE, "Order", at=0),
        mail(2, JANE, ANNA, "Re: Order", at=DAY, refs="m1"),
    )

    def later(at: Instant) -> list[tuple[int, ...]]:
        other = mail(3, ANNA, JANE, "Order", at=at - 60)
        return parts(*answered, other, mail(4, JANE, ANNA, "Re: Order", at=at))

    assert later(8 * DAY - 1) == [(1, 2), (3,), (4,)]
    assert later(8 * DAY) == [(1, 2), (3, 4)]


def test_under_a_common_word_an_exchange_goes_on_while_it_is_the_only_one() -> None:
    assert together(
        mail(1, ANNA, JANE, "Order", at=0),
        mail(2, JANE, ANNA, "Re: Order", at=DAY),
        mail(3, ANNA, JANE, "Re: Order", at=2 * DAY, refs="m2"),
        mail(4, JANE, ANNA, "Re: Order", at=3 * DAY),
    )


def test_who_waits_under_a_common_word_is_answered_within_a_month() -> None:
    first = mail(1, ANNA, JANE, "Order", at=0)
    assert together(first, mail(2, JANE, ANNA, "Re: Order", at=30 * DAY - 1))
    assert not together(first, mail(2, JANE, ANNA, "Re: Order", at=30 * DAY))


def test_a_month_of_silence_ends_it() -> None:
    first = mail(1, ANNA, JANE, at=0)
    assert together(first, mail(2, ANNA, JANE, f"Re: {HOSE}", at=30 * DAY - 1))
    assert not together(first, mail(2, ANNA, JANE, f"Re: {HOSE}", at=30 * DAY))


def test_silence_counts_from_the_last_message() -> None:
    assert together(
        mail(1, ANNA, JANE, at=0),
        mail(2, JANE, ANNA, at=20 * DAY, refs="m1"),
        mail(3, ANNA, JANE, f"Re: {HOSE}", at=40 * DAY),
    )


def test_the_latest_conversation_of_that_subject_is_continued() -> None:
    assert parts(mail(1, ANNA, JANE), mail(2, ANNA, JANE), mail(3, JANE, ANNA, f"Re: {HOSE}")) == [
        (1,),
        (2, 3),
    ]


def test_who_copies_a_client_does_not_enter_their_conversation() -> None:
    assert parts(mail(1, ANNA, JANE), mail(2, STRANGER, [JANE, ANNA], f"Re: {HOSE}")) == [
        (1,),
        (2,),
    ]


def test_among_ourselves_the_same_people_are_the_same_side() -> None:
    assert together(mail(1, TOM, JANE), mail(2, JANE, TOM, f"Re: {HOSE}"))
    assert not together(mail(1, TOM, JANE), mail(2, "ina@kontor.example", JANE, f"Re: {HOSE}"))


def test_an_equal_thread_index_joins_whatever_the_prefix() -> None:
    assert together(
        mail(1, ANNA, JANE, "Order", index="01d0"), mail(2, JANE, ANNA, "Order", index="01d0")
    )
    assert not together(
        mail(1, ANNA, JANE, "Order", index="01d0"), mail(2, JANE, ANNA, "Order", index="01d1")
    )


def test_a_stranger_does_not_enter_by_thread_index() -> None:
    assert group([mail(1, ANNA, JANE, index="01d0"), mail(2, STRANGER, JANE, index="01d0")]) == [
        Group((1,), None),
        Group((2,), 1),
    ]


# New matters (rule 3)


def test_a_changed_subject_that_quotes_nothing_starts_a_new_conversation() -> None:
    assert group(
        [mail(1, JANE, ANNA), mail(2, ANNA, JANE, "Pump 12", refs="m1", quotes=False)]
    ) == [Group((1,), None), Group((2,), None)]


def test_so_does_our_own() -> None:
    assert parts(mail(1, ANNA, JANE), mail(2, JANE, ANNA, "Pump 12", refs="m1", quotes=False)) == [
        (1,),
        (2,),
    ]


def test_answers_to_the_new_matter_stay_with_it() -> None:
    assert parts(
        mail(1, JANE, ANNA),
        mail(2, ANNA, JANE, "Pump 12", refs="m1", quotes=False),
        mail(3, JANE, ANNA, "Re: Pump 12", refs="m1 m2", quotes=False),
        mail(4, ANNA, JANE, f"Re: {HOSE}", refs="m1", quotes=False),
    ) == [(1, 4), (2, 3)]


def test_a_second_mail_about_the_new_matter_joins_the_first() -> None:
    assert parts(
        mail(1, JANE, ANNA),
        mail(2, ANNA, JANE, "Pump 12", refs="m1", quotes=False),
        mail(3, ANNA, JANE, "Re: Pump 12", refs="m1 lost", quotes=False),
    ) == [(1,), (2, 3)]


def test_a_changed_subject_that_quotes_the_old_text_is_no_new_matter() -> None:
    assert together(mail(1, JANE, ANNA), mail(2, ANNA, JANE, "Pump 12", refs="m1"))


def test_a_subject_that_was_changed_once_may_change_back() -> None:
    assert together(
        mail(1, JANE, ANNA),
        mail(2, ANNA, JANE, "Pump 12", refs="m1"),
        mail(3, JANE, ANNA, f"Re: {HOSE}", refs="m1 m2", quotes=False),
    )


@pytest.mark.parametrize(
    "subject",
    [
        *(f"Re: {HOSE}", f"[EXT] {HOSE}", f"Re: {HOSE} [#123]", f"SPAM? Re: {HOSE}"),
        *(f"[Hoses] {HOSE}", f"Automatic reply: {HOSE}", f"Accepted: {HOSE}"),
        *(f"Delivery (was: {HOSE})", "", "Re:"),
    ],
)
def test_tags_prefixes_and_an_empty_subject_are_no_change(subject: str) -> None:
    assert together(mail(1, JANE, ANNA), mail(2, ANNA, JANE, subject, refs="m1", quotes=False))


def test_to_name_what_had_no_subject_is_no_change() -> None:
    assert together(mail(1, JANE, ANNA, ""), mail(2, ANNA, JANE, HOSE, refs="m1", quotes=False))


def test_the_names_of_two_lists_are_a_change() -> None:
    assert not together(
        mail(1, JANE, ANNA, "[North] Weekly numbers"),
        mail(2, ANNA, JANE, "[South] Weekly numbers", refs="m1", quotes=False),
    )


# Odd and hostile ids


def test_a_cycle_is_a_conversation() -> None:
    assert together(mail(1, ANNA, JANE, refs="m2"), mail(2, JANE, ANNA, refs="m1"))
    assert together(
        mail(1, ANNA, JANE, refs="m3"),
        mail(2, JANE, ANNA, refs="m1"),
        mail(3, ANNA, JANE, refs="m2"),
    )


def test_a_mail_that_answers_itself_stands_alone() -> None:
    assert group([mail(1, ANNA, JANE, refs="m1")]) == [Group((1,), None)]


def test_references_to_a_doubled_id_mean_the_oldest() -> None:
    assert parts(
        mail(1, ANNA, JANE, message_id="same"),
        mail(2, OFFICE, JANE, "Pump 12", message_id="same"),
        mail(3, JANE, OFFICE, refs="same"),
    ) == [(1, 3), (2,)]


def test_one_mail_that_came_by_two_ways_is_in_one_conversation() -> None:
    assert together(
        mail(1, ANNA, JANE, message_id="same"),
        mail(2, ANNA, JANE, f"[EXT] {HOSE}", message_id="same"),
    )


def test_a_program_that_gives_every_mail_the_same_id_does_not_join_them() -> None:
    nodes = [mail(n, ANNA, JANE, at=n * 2 * DAY, message_id="same") for n in range(4)]
    assert parts(*nodes) == [(0,), (1,), (2,), (3,)]


def test_a_taken_id_does_not_let_a_stranger_in() -> None:
    assert parts(
        mail(1, ANNA, JANE, message_id="same"), mail(2, STRANGER, JANE, message_id="same")
    ) == [(1,), (2,)]


def test_mails_without_an_id_stay_apart() -> None:
    assert parts(mail(1, ANNA, JANE, message_id=""), mail(2, ANNA, JANE, message_id="")) == [
        (1,),
        (2,),
    ]


def test_an_id_without_end_is_an_id() -> None:
    endless = "<" + "x" * 10_000 + "@acme.example>"
    assert together(mail(1, ANNA, JANE, message_id=endless), mail(2, JANE, ANNA, refs=endless))


def test_a_chain_of_thousands_is_walked_without_recursion() -> None:
    chain = [mail(0, JANE, ANNA)]
    chain += [mail(n, ANNA, JANE, refs=f"m{n + 1}") for n in range(1, 5000)]
    assert len(group(chain)) == 2


def test_thousands_of_strangers_at_one_missing_root_stay_apart() -> None:
    crowd = [mail(n, f"p{n}@elsewhere.example", JANE, refs="lost") for n in range(3000)]
    assert len(group(crowd)) == 3000


# What must hold for all

people = (JANE, TOM, ANNA, BELA, OFFICE, STRANGER, "")
subjects = ("", HOSE, f"Re: {HOSE}", "Pump 12", "AW: Pump 12", "Order", "[North] Pump 12")
ids = ("m0", "m1", "m2", "m3", "m4", "m5", "lost-1", "lost-2", "")


@st.composite
def mails(draw: st.DrawFn) -> list[Node]:
    return [
        mail(
            number,
            draw(st.sampled_from(people)),
            draw(st.lists(st.sampled_from(people[:-1]), min_size=1, max_size=3)),
            draw(st.sampled_from(subjects)),
            at=draw(st.sampled_from((0, 3600, 7200, 40 * DAY))),
            refs=" ".join(draw(st.lists(st.sampled_from(ids), max_size=3))),
            message_id=draw(st.sampled_from(ids)),
            quotes=draw(st.booleans()),
            index=draw(st.sampled_from(("", "", "01d0"))),
        )
        for number in range(draw(st.integers(1, 9)))
    ]


def members(groups: Iterable[Group]) -> list[int]:
    return sorted(id_ for one in groups for id_ in one.ids)


@settings(max_examples=120)
@given(mails(), st.randoms(use_true_random=False))
def test_any_shuffle_gives_the_same_conversations(nodes: list[Node], random: Random) -> None:
    shuffled = list(nodes)
    random.shuffle(shuffled)
    assert group(shuffled) == group(nodes)


@settings(max_examples=40)
@given(mails())
def test_each_mail_is_in_one_conversation(nodes: list[Node]) -> None:
    assert members(group(nodes)) == [node.id for node in nodes]


@st.composite
def mails_that_invite_nobody(draw: st.DrawFn) -> list[Node]:
    """In order of time, with ids of their own; the stranger writes, but is never written to."""
    return [
        mail(
            number,
            draw(st.sampled_from(people[:-1])),
            draw(st.lists(st.sampled_from((JANE, TOM, ANNA, BELA)), min_size=1, max_size=3)),
            draw(st.sampled_from(subjects)),
            refs=" ".join(draw(st.lists(st.sampled_from((*ids[:number], "lost-1")), max_size=3))),
            quotes=draw(st.booleans()),
            index=draw(st.sampled_from(("", "01d0"))),
        )
        for number in range(draw(st.integers(1, 6)))
    ]


@settings(max_examples=120)
@given(mails_that_invite_nobody())
def test_an_uninvited_stranger_is_only_in_conversations_of_their_own(nodes: list[Node]) -> None:
    senders = {node.id: node.sender for node in nodes}
    for one in group(nodes):
        if STRANGER in (senders[id_] for id_ in one.ids):
            assert senders[one.ids[0]] == STRANGER
