"""How long an account waits before it connects again."""

from sync.pauses import HEALTHY_SECONDS, LONGEST, WITHIN, Pauses


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def most(low: float, high: float) -> float:
    """A chance that always goes to the highest."""
    return high


def test_the_wait_doubles_to_a_quarter_of_an_hour() -> None:
    """Rule 4.4/7"""
    pauses = Pauses(chance=most)
    waits = [pauses.after_fault() for _ in range(12)]
    assert waits[:4] == [2.0, 4.0, 8.0, 16.0]
    assert waits[-1] == LONGEST


def test_a_healthy_connection_lets_it_begin_anew() -> None:
    pauses = Pauses(chance=most)
    pauses.after_fault()
    pauses.ended(HEALTHY_SECONDS - 1)
    assert pauses.after_fault() == 4.0
    pauses.ended(HEALTHY_SECONDS)
    assert pauses.after_fault() == 2.0


def test_waits_are_spread_so_that_accounts_do_not_come_all_at_once() -> None:
    waits = {Pauses().after_fault() for _ in range(20)}
    assert len(waits) > 1
    assert all(0 < wait <= 2 for wait in waits)


def test_a_server_that_fails_right_after_each_login_sees_six_in_ten_minutes() -> None:
    """Rule 4.4/7"""
    clock = Clock()
    pauses = Pauses(clock=clock)
    logins = []
    while clock.now < 1_000 + 1_300:
        clock.now += pauses.before_login()
        pauses.logs_in()
        logins.append(clock.now)
        clock.now += 1
    for at in logins:
        assert sum(at <= other < at + 600 for other in logins) <= 6
    assert len(logins) >= 12


def test_logins_that_somebody_asked_for_make_no_later_one_wait_for_longer() -> None:
    """Rule 4.4/7"""
    clock = Clock()
    pauses = Pauses(clock=clock)
    for _ in range(60):
        pauses.before_login()
        pauses.logs_in()
        clock.now += 10
    assert 0 < pauses.before_login() <= WITHIN
