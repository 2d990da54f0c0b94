"""HTML mail as plain text that reads well. Nothing is ever fetched."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from turbohtml import Element, Node, Text, parse

from store.message import charsets, grids
from store.message.links import Footnotes
from store.message.page import Page, Place
from store.message.styles import not_displayed, sizeless

MAX_HTML = 2_000_000
"""Characters read. turbohtml needs about twenty times the size of what it parses."""
MAX_GRIDS = 200

_UNSEEN = {"head", "title", "style", "script", "template", "object", "iframe", "svg", "math"}
_UNSEEN |= {"audio", "video", "canvas", "select", "map"}
_LINES = {"html", "body", "div", "section", "article", "header", "footer", "main", "nav", "aside"}
_LINES |= {"address", "center", "form", "fieldset", "figure", "details", "summary", "legend"}
_LINES |= {"dl", "dt", "dd", "li", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"}
_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "blockquote"}
_KEEPS_SPACE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
_NO_MARGIN = re.compile(r"(?:^|;)\s*margin(?:-bottom)?\s*:\s*0", re.I)
_INDENTATION = re.compile(r"border\s*:\s*none.*padding\s*:\s*0", re.I | re.S)
_SIGNATURES = re.compile(
    r"\b(?:gmail_signature|moz-signature|ms-outlook-mobile-signature|Signature)\b"
)


@dataclass(frozen=True, slots=True)
class _Style:
    """What an element hands down to what is inside it."""

    invisible: bool = False
    as_is: bool = False


class _Written(NamedTuple):
    """The table that was written last."""

    begins: Place
    ends: Place
    grid: grids.Grid

    def and_(self, other: grids.Grid) -> grids.Grid:
        return self.grid._replace(rows=self.grid.rows + other.rows)


_Step = tuple[Node, _Style] | Callable[[], None]


def to_text(html: str) -> str:
    """The text of a mail's HTML: without what is hidden, quotes behind `> `, tables as columns.

    Link targets stand as numbered lines at the end. A link that names one host and leads to another
    is followed by `[≠ other.example]`.
    """
    document = parse(charsets.safe(html[:MAX_HTML]))
    renderer = _Renderer()
    renderer.render(document)
    lines = renderer.footnotes.lines()
    text = renderer.page.text()
    return charsets.safe("\n\n".join([text, "\n".join(lines)]) if lines else text)


class _Renderer:
    """A walk through the document with a stack of its own: nesting can be deeper than Python's."""

    def __init__(self) -> None:
        self.page = Page()
        self.footnotes = Footnotes()
        self._steps: list[_Step] = []
        self._lists: list[int | None] = []
        self._grids = MAX_GRIDS
        self._written: _Written | None = None

    def render(self, root: Node) -> None:
        self._steps.append((root, _Style()))
        while self._steps:
            step = self._steps.pop()
            if callable(step):
                step()
            else:
                self._visit(*step)

    def _visit(self, node: Node, style: _Style) -> None:
        if isinstance(node, Text):
            if not style.invisible:
                write = self.page.write_as_is if style.as_is else self.page.write
                write(node.data)
        elif isinstance(node, Element):
            self._element(node, style)
        else:
            self._inside(node, style)

    def _inside(self, node: Node, style: _Style) -> None:
        self._steps.extend((child, style) for child in reversed(node.children))

    def _element(self, node: Element, style: _Style) -> None:
        css = node.attr("style") or ""
        if node.tag in _UNSEEN or node.attr("hidden") is not None or not_displayed(css):
            return
        style = _inherited(node, css, style)
        if node.tag in _PARAGRAPHS:
            self._block(node, css, style)
        elif node.tag in _LINES:
            self._line(node, style)
        elif node.tag == "br":
            self.page.line_break()
        elif node.tag == "hr":
            self._ruler()
        elif node.tag == "img":
            self._image(node)
        else:
            if node.tag == "a":
                self._link(node)
            self._inside(node, style)

    def _block(self, node: Element, css: str, style: _Style) -> None:
        gap = 1 if node.tag == "p" and _tight(node, css) else 2
        if node.tag == "table" and self._grid(node):
            return
        if node.tag in ("ul", "ol"):
            self._list(node)
            gap = 1 if len(self._lists) > 1 else 2
        if node.tag == "blockquote" and not _INDENTATION.search(css):
            self._quote()
        self._bordered(node, style, gap)

    def _bordered(self, node: Element, style: _Style, gap: int) -> None:
        self.page.block(gap)
        self._steps.append(lambda: self.page.block(gap))
        self._inside(node, style)

    def _line(self, node: Element, style: _Style) -> None:
        self.page.block(1)
        if _is_signature(node) and not self.page.last_line().endswith("-- "):
            self._steps.append(lambda: self.page.block(1))
            self._inside(node, style)
            self._sign(node)
            return
        self._bordered(node, style, 1)
        if node.tag == "li":
            self.page.write(self._bullet())
            self.page.write(" ")

    def _sign(self, node: Element) -> None:
        if not node.text[:200].lstrip().startswith("--"):
            self.page.write("--")
            self.page.block(1)

    def _quote(self) -> None:
        self.page.block(2)
        self.page.quotes += 1

        def end() -> None:
            self.page.quotes -= 1
            self.page.block(2)

        self._steps.append(end)

    def _list(self, node: Element) -> None:
        self._lists.append(0 if node.tag == "ol" else None)
        self.page.block(1)
        self.page.indent = 2 * min(len(self._lists) - 1, 8)

        def end() -> None:
            self.page.block(1)
            self._lists.pop()
            self.page.indent = 2 * max(0, min(len(self._lists) - 1, 8))

        self._steps.append(end)

    def _bullet(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "*"
        self._lists[-1] += 1
        return f"{self._lists[-1]}."

    def _ruler(self) -> None:
        self.page.block(1)
        self.page.write("_" * 32)
        self.page.block(1)

    def _image(self, node: Element) -> None:
        """Only a smiley is text; logos and counters are not."""
        alt = (node.attr("alt") or "").strip()
        if alt and len(alt) <= 8 and not alt.isascii():
            self.page.write(alt)

    def _link(self, node: Element) -> None:
        target = node.attr("href")
        if not target:
            return
        mark = self.page.mark()

        def end() -> None:
            text = self.page.since(mark)
            if text.strip():
                self.page.append(self.footnotes.after(target, text))

        self._steps.append(end)

    def _grid(self, node: Element) -> bool:
        """A table of figures, its columns under each other; False for one that is only layout."""
        self._grids -= 1
        grid = None if self._grids < 0 else grids.grid(node, self._note)
        if grid is None:
            return False
        self.page.block(2)
        begins = self.page.place()
        if self._written and self._written.ends == begins and self._written.grid.goes_on(grid):
            begins, grid = self._written.begins, self._written.and_(grid)
            self.page.back_to(begins)
        self.page.write_as_is("\n".join(grid.lines()))
        self.page.block(2)
        self._written = _Written(begins, self.page.place(), grid)
        return True

    def _note(self, link: Element) -> str:
        return self.footnotes.after(link.attr("href") or "", link.text)


def _inherited(node: Element, css: str, style: _Style) -> _Style:
    """Text of size 0 is hidden, until an element inside gives itself a size again."""
    hidden = sizeless(css)
    if hidden is not None:
        style = replace(style, invisible=hidden)
    if node.tag == "pre" or (css and _KEEPS_SPACE.search(css)):
        style = replace(style, as_is=True)
    return style


def _tight(node: Element, css: str) -> bool:
    """A paragraph that is no more than a line: Outlook writes one for each."""
    return "MsoNormal" in (node.attr("class") or "") or bool(_NO_MARGIN.search(css))


def _is_signature(node: Element) -> bool:
    names = f"{node.attr('class') or ''} {node.attr('id') or ''}"
    return names != " " and bool(_SIGNATURES.search(names))
