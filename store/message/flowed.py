"""Text of `format=flowed` (RFC 3676): the lines that belong together joined again."""

import re

_QUOTES = re.compile(r">*")


def unflow(text: str, delete_space: bool) -> str:
    """Paragraphs as one line each, quotes behind `> `. `delete_space`: the parameter DelSp=yes."""
    joined: list[str] = []
    paragraph: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        depth, content = _unstuffed(line)
        flows = content.endswith(" ") and content != "-- "
        if paragraph and (depth != open_depth or content == "-- "):
            joined.append(_closed(paragraph, open_depth))
        paragraph.append(content[:-1] if flows and delete_space else content)
        open_depth = depth
        if not flows:
            joined.append(_closed(paragraph, depth))
    if paragraph:
        joined.append(_closed(paragraph, open_depth))
    return "\n".join(joined)


def _unstuffed(line: str) -> tuple[int, str]:
    """How deep the line is quoted, and what stands behind the marks and the stuffed space."""
    marks = _QUOTES.match(line)
    depth = marks.end() if marks else 0
    content = line[depth:]
    return depth, content[1:] if content.startswith(" ") else content


def _closed(paragraph: list[str], depth: int) -> str:
    text = "".join(paragraph)
    paragraph.clear()
    if not depth:
        return text
    return ">" * depth + (f" {text}" if text else "")
