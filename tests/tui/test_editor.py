"""The user's own editor, for a text that quotes what others wrote."""

import os
from pathlib import Path

import pytest

from tui.sending import editor


@pytest.mark.parametrize(
    ("typed", "program", "heeds"),
    [("vim -f", "vim", True), ("vi", "vim.basic", True), ("nvim", "nvim", True),
     ("nano -w", "nano", False), ("vi", "nvi", False), (" ", "nvi", False)],
)  # fmt: skip
def test_vim_does_not_heed_options_in_a_quoted_mail(
    typed: str, program: str, heeds: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / program).write_text("#!/bin/sh\n")
    (tmp_path / program).chmod(0o700)
    named = (typed.split() or ["vi"])[0]
    if named != program:
        (tmp_path / named).symlink_to(tmp_path / program)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin")
    monkeypatch.setenv("VISUAL", typed)
    without = ["--cmd", "set nomodeline"] if heeds else []
    assert editor() == [*(typed.split() or ["vi"]), *without]
