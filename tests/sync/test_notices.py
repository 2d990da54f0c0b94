"""`[notify] command`: what it gets, and that mail cannot give it orders."""

from pathlib import Path

from store.words.notices import Notice
from sync.notices import by_command
from tests.sync.office import wait_until


def test_the_command_gets_a_title_and_a_line(tmp_path: Path) -> None:
    script = tmp_path / "tell.sh"
    script.write_text(f'printf "%s|" "$@" >> {tmp_path}/said')
    by_command(f"/bin/sh {script} --urgent")(
        [Notice("Acme: 1h over", "Bea: Offer"), Notice("b", "c")]
    )
    said = tmp_path / "said"
    wait_until(lambda: said.exists() and said.read_text().count("|") == 6)
    assert said.read_text() == "--urgent|Acme: 1h over|Bea: Offer|--urgent|b|c|"


def test_what_mail_says_is_never_read_by_the_shell(tmp_path: Path) -> None:
    evil = f'"; touch {tmp_path}/evil; $(touch {tmp_path}/evil) `touch {tmp_path}/evil`'
    by_command(f"printf '%s %s' > {tmp_path}/said")([Notice(evil, evil)])
    wait_until((tmp_path / "said").exists)
    wait_until(lambda: "touch" in (tmp_path / "said").read_text())
    assert not (tmp_path / "evil").exists()


def test_a_command_that_fails_hinders_nobody(tmp_path: Path) -> None:
    by_command("false")([Notice("a", "b")])
    by_command(f"touch {tmp_path}/said #")([Notice("a", "b")])
    wait_until((tmp_path / "said").exists)
