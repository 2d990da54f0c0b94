"""What the configuration takes from the machine where nothing is written."""

import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from store import machine
from store.config import default_path, load
from tests.store.config.shapes import Refused, Written


def test_folders_follow_the_xdg_variables(
    monkeypatch: pytest.MonkeyPatch, written: Written
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/c")
    monkeypatch.setenv("XDG_DATA_HOME", "/d")
    assert default_path() == Path("/c/owed/config.toml")
    assert written("").database == Path("/d/owed/owed.db")


def test_relative_xdg_variables_are_ignored(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "c")
    assert default_path() == tmp_path / "home/.config/owed/config.toml"


def test_the_usual_place_is_read_when_no_path_is_given(tmp_path: Path) -> None:
    default_path().parent.mkdir(parents=True)
    default_path().write_text('region = "AT"\n')
    assert load().region == "AT"


@pytest.mark.parametrize(
    ("variable", "locale", "region"),
    [
        ("LANG", "hu_HU.UTF-8", "HU"),
        ("LC_ALL", "de_AT@euro", "AT"),
        ("LC_TELEPHONE", "sr_RS@latin", "RS"),
        ("LANG", "C.UTF-8", ""),
        ("LANG", "es_419", ""),
        ("LANG", "eo", ""),
    ],
)
def test_the_region_is_the_locales(
    monkeypatch: pytest.MonkeyPatch,
    written: Written,
    variable: str,
    locale: str,
    region: str,
) -> None:
    monkeypatch.setenv(variable, locale)
    assert written("").region == region
    assert written('region = "ch"').region == "CH"


@pytest.mark.parametrize(
    "value", ["Europe/Budapest", ":Europe/Budapest", "/usr/share/zoneinfo/Europe/Budapest"]
)
def test_the_time_zone_is_that_of_the_variable(
    monkeypatch: pytest.MonkeyPatch, written: Written, value: str
) -> None:
    monkeypatch.setenv("TZ", value)
    config = written("")
    assert config.timezone == ZoneInfo("Europe/Budapest")
    assert config.warnings == ()


def test_else_that_of_the_link_in_etc(written: Written, tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/timezone").write_text("Europe/Paris\n")
    assert written("").timezone == ZoneInfo("Europe/Paris")
    (tmp_path / "etc/localtime").symlink_to("../usr/share/zoneinfo/posix/Europe/Vienna")
    assert written("").timezone == ZoneInfo("Europe/Vienna")


def test_a_variable_that_names_no_zone_is_said(
    monkeypatch: pytest.MonkeyPatch, written: Written
) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    config = written("")
    assert config.timezone == ZoneInfo("UTC")
    assert [(w.key, w.code) for w in config.warnings] == [("timezone", "unknown-zone")]


def test_a_machine_without_zone_files_has_utc() -> None:
    zone = machine._utc()
    assert str(zone) == "UTC"
    assert zone.utcoffset(None) is not None


def test_a_machine_without_a_home_is_told(
    monkeypatch: pytest.MonkeyPatch, refused: Refused, written: Written
) -> None:
    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr(machine, "data_dir", nowhere)
    assert refused("") == {"database": "no-home"}
    assert written('database = "/d/owed.db"').database == Path("/d/owed.db")


def test_a_package_is_added_to_where_the_program_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever `pip` is on the PATH installs for another Python, or refuses to."""
    place = tmp_path / "owed"
    place.mkdir()
    monkeypatch.setattr(sys, "prefix", str(place))
    monkeypatch.setattr(sys, "executable", "/my tools/python")
    assert machine.adding("a", "b<2") == "'/my tools/python' -m pip install a 'b<2'"
    (place / "pipx_metadata.json").touch()
    assert machine.adding("a", "b<2") == "pipx inject owed a 'b<2'"
