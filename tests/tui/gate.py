"""Which texts the code of the screen hands to Textual without the gate, found in its syntax.

A text may be shown if it is written in the program, if it is a number, if the gate or one of our
own sentences gave it, if its type says so (`Safe`, `Content`), or if it is made of such only.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

GATES = {"line", "naming", "block", "content", "own", "clean", "clean_lines", "clean_own",
         "clean_address", "clean_filename"}  # fmt: skip
OURS = {"_", "ngettext"}
SAFE_TYPES = {"Safe", "Content", "int", "float", "bool", "Style", "Tone", "Text", "Strip"}
UNCHANGED = {"rstrip", "lstrip", "strip", "rpartition", "partition", "split", "replace", "truncate",
             "removeprefix", "removesuffix", "ljust", "title", "upper", "lower"}  # fmt: skip
FIRST = {"Label", "Static", "Button", "Text", "Content", "Segment", "Input", "TextArea", "Option",
         "Safe", "styled"}  # fmt: skip
"""What shows, or vouches for, its first argument."""
ALL = {"assemble"}
NAMED = {"value", "placeholder", "label", "renderable", "text", "tooltip"}
NEVER = {"from_markup", "notify", "from_ansi"}
ATTRIBUTES = {"border_title", "border_subtitle", "title", "sub_title", "placeholder", "value",
              "text", "tooltip"}  # fmt: skip
METHODS = {"update", "insert", "load_text", "insert_text_at_cursor"}
"""Of a widget that was asked for, as in `self.query_one(Label).update(…)`."""


_ANYTHING = ast.Set(elts=[])


class Shown(NamedTuple):
    """A text that reaches a widget around the gate."""

    file: str
    line: int
    text: str


@dataclass
class Known:
    """What the annotations of the whole room say."""

    returns: dict[str, set[str]] = field(default_factory=dict)
    fields: dict[str, dict[str, str]] = field(default_factory=dict)
    constants: set[str] = field(default_factory=set)

    def gives_safe(self, name: str) -> bool:
        found = self.returns.get(name, set())
        return bool(found) and all(map(is_safe, found))


def around_the_gate(sources: Mapping[str, str]) -> list[Shown]:
    """sources: file name -> its code."""
    trees = {name: ast.parse(code) for name, code in sources.items()}
    known = Known()
    for tree in trees.values():
        _learn(tree, known)
    return [shown for name, tree in trees.items() for shown in _Walk(name, known).of(tree)]


def of_room(room: Path) -> list[Shown]:
    files = {str(path.relative_to(room.parent)): path.read_text() for path in room.rglob("*.py")}
    return around_the_gate(files)


def is_safe(annotation: str) -> bool:
    parts = [part.strip() for part in annotation.strip("\"'").split("|")]
    return all(part in SAFE_TYPES or part == "None" for part in parts)


def _element(annotation: str) -> str:
    """What a walk over it gives."""
    if annotation.strip("\"'") == "Line":
        return "Span"
    outer, bracket, inner = annotation.strip("\"'").partition("[")
    several = {"list", "tuple", "Sequence", "Iterator", "Iterable", "set"}
    return inner.rstrip("]").removesuffix(", ...") if bracket and outer in several else ""


def _learn(tree: ast.Module, known: Known) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns:
            known.returns.setdefault(node.name, set()).add(ast.unparse(node.returns))
        if isinstance(node, ast.ClassDef):
            known.fields.setdefault(node.name, {}).update(_fields(node))
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if _written(value, known):
                known.constants.add(name)
            case ast.AnnAssign(target=ast.Name(id=name), value=value):
                if value is not None and _written(value, known):
                    known.constants.add(name)


def _written(value: ast.expr, known: Known) -> bool:
    """In the program, as it stands: texts, sentences of ours, tables of both."""
    match value:
        case ast.Constant():
            return True
        case ast.Dict(keys=keys, values=values):
            return all(key is not None and _written(key, known) for key in keys) and all(
                _written(one, known) for one in values
            )
        case ast.Tuple(elts=some) | ast.List(elts=some):
            return all(_written(one, known) for one in some)
        case ast.Name(id=name):
            return name in known.constants
        case ast.Call(func=ast.Name(id="_")):
            return True
    return False


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.AnnAssign):
            yield ast.unparse(inner.target).removeprefix("self."), ast.unparse(inner.annotation)
        elif isinstance(inner, ast.FunctionDef) and inner.name == "__init__":
            given = {one.arg: one.annotation for one in (*inner.args.args, *inner.args.kwonlyargs)}
            for kept in ast.walk(inner):
                if isinstance(kept, ast.Assign) and isinstance(kept.value, ast.Name):
                    annotation = given.get(kept.value.id)
                    for target in kept.targets:
                        if isinstance(target, ast.Attribute) and annotation is not None:
                            yield target.attr, ast.unparse(annotation)
        elif isinstance(inner, ast.FunctionDef) and inner.returns:
            yield inner.name, ast.unparse(inner.returns)


class _Walk:
    """Through one file; knows the types of the names of the function that it is in."""

    def __init__(self, file: str, known: Known) -> None:
        self._file, self._known = file, known
        self._types: dict[str, str] = {}
        self._good: set[str] = set()
        self._class = ""

    def of(self, node: ast.AST) -> Iterator[Shown]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef):
                before, self._class = self._class, child.name
                yield from self.of(child)
                self._class = before
            elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                before_types, before_good = dict(self._types), set(self._good)
                self._enter(child)
                yield from self.of(child)
                self._types, self._good = before_types, before_good
            else:
                yield from self._at(child)
                yield from self.of(child)

    def _enter(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        arguments = function.args
        values: dict[str, list[ast.expr]] = {}
        for _round in range(3):  # a type may hang on one that is found further below
            values = {}
            for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
                self._types[one.arg] = kind = ast.unparse(one.annotation) if one.annotation else ""
                if not is_safe(kind or "?"):
                    values[one.arg] = [_ANYTHING]
            for node in ast.walk(function):
                self._bound(node, values)
            for name, given in values.items():
                kinds = {self._type(one) for one in given}
                if len(kinds) == 1 and not self._types.get(name):
                    self._types[name] = kinds.pop()
        # Each may be made of the others: all are safe until one is found that is not.
        self._good |= values.keys()
        while wrong := {
            n for n in self._good & values.keys() if not all(map(self.safe, values[n]))
        }:
            self._good -= wrong

    def _bound(self, node: ast.AST, values: dict[str, list[ast.expr]]) -> None:
        """What names stand for after this."""
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    _pair(target, value, values)
            case ast.NamedExpr(target=target, value=value):
                _pair(target, value, values)
            case ast.AugAssign(target=target, value=value):
                _pair(target, value, values)
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                self._types[name] = ast.unparse(annotation)
            case ast.For(target=target, iter=over) | ast.comprehension(target=target, iter=over):
                self._walked(target, over, values)

    def _walked(self, target: ast.expr, over: ast.expr, values: dict[str, list[ast.expr]]) -> None:
        kind = _element(self._type(over))
        if isinstance(over, ast.Tuple | ast.List):
            for one in over.elts:
                _pair(target, one, values)
        elif isinstance(target, ast.Name) and kind:
            self._types[target.id] = kind
            if not is_safe(kind):
                _pair(target, _ANYTHING, values)
        else:
            _pair(target, over, values)

    def _type(self, node: ast.expr) -> str:
        if isinstance(node, ast.Name):
            return self._types.get(node.id, "")
        if isinstance(node, ast.Attribute):
            if isinstance(node.value, ast.Name) and node.value.id == "self":
                owner = self._class
            else:
                owner = self._type(node.value).strip("\"'")
            return self._known.fields.get(owner, {}).get(node.attr, "")
        if isinstance(node, ast.Call):
            found = self._known.returns.get(_name(node.func), set())
            return next(iter(found)) if len(found) == 1 else ""
        if isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice):
            return _element(self._type(node.value))
        if isinstance(node, ast.Subscript):
            return self._type(node.value)
        return ""

    def _at(self, node: ast.AST) -> Iterator[Shown]:
        if isinstance(node, ast.Call):
            for text in _texts(node):
                if not self.safe(text):
                    yield Shown(self._file, text.lineno, ast.unparse(text))
            if _name(node.func) in NEVER:
                yield Shown(self._file, node.lineno, ast.unparse(node))
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if (
                    isinstance(target, ast.Attribute)
                    and target.attr in ATTRIBUTES
                    and not self.safe(node.value)
                ):
                    yield Shown(self._file, node.lineno, ast.unparse(node))

    def safe(self, node: ast.expr) -> bool:
        match node:
            case ast.Constant():
                return True
            case ast.JoinedStr(values=parts):
                return all(
                    isinstance(part, ast.Constant)
                    or (isinstance(part, ast.FormattedValue) and self._formatted(part))
                    for part in parts
                )
            case ast.Name(id=name):
                return (
                    name in self._good
                    or name in self._known.constants
                    or is_safe(self._types.get(name) or "?")
                )
            case ast.IfExp(body=one, orelse=other):
                return self.safe(one) and self.safe(other)
            case ast.BoolOp(values=some):
                return all(map(self.safe, some))
            case ast.BinOp(left=one, op=ast.Mult(), right=other):
                return self.safe(one) or self.safe(other)
            case ast.BinOp(left=one, right=other):
                return self.safe(one) and self.safe(other)
            case ast.Tuple(elts=some) | ast.List(elts=some):
                return all(map(self.safe, some))
            case ast.Starred(value=one) | ast.Subscript(value=one) if self.safe(one):
                return True
            case ast.ListComp(elt=one) | ast.GeneratorExp(elt=one):
                return self.safe(one)
            case ast.Call():
                return self._call(node)
            case ast.Attribute() | ast.Subscript():
                return is_safe(self._type(node) or "?")
        return False

    def _formatted(self, part: ast.FormattedValue) -> bool:
        """Also what is written as a number: text takes no ',' and no 'd'."""
        spec = ast.unparse(part.format_spec) if part.format_spec else ""
        return any(mark in spec for mark in (",", "d", ".1f", "%")) or self.safe(part.value)

    def _call(self, node: ast.Call) -> bool:
        name = _name(node.func)
        if name in GATES or name in OURS or self._known.gives_safe(name):
            return True
        if name in {"len", "str", "int", "sum", "max", "min"}:
            return name != "str" or all(map(self.safe, node.args))
        given = [*node.args, *(one.value for one in node.keywords)]
        if isinstance(node.func, ast.Attribute):
            whole = self.safe(node.func.value)
            if name in {"format", "join"} | UNCHANGED:
                return whole and all(map(self.safe, given))
        return name in FIRST | ALL  # looked at where it stands


def _pair(target: ast.expr, value: ast.expr, values: dict[str, list[ast.expr]]) -> None:
    if isinstance(target, ast.Name):
        values.setdefault(target.id, []).append(value)
    elif isinstance(target, ast.Tuple):
        several = value.elts if isinstance(value, ast.Tuple) else []
        for at, one in enumerate(target.elts):
            if len(several) == len(target.elts):
                _pair(one, several[at], values)
            else:
                _pair(one, value, values)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else ast.unparse(function)


def _texts(node: ast.Call) -> Iterator[ast.expr]:
    """The arguments of a call that are shown."""
    name = _name(node.func)
    if name in FIRST and not (name == "Text" and not node.args):
        yield from node.args[:1]
        yield from (one.value for one in node.keywords if one.arg in NAMED)
    elif name in ALL:
        for one in node.args:
            yield one.elts[0] if isinstance(one, ast.Tuple) and one.elts else one
    elif name in METHODS and isinstance(node.func, ast.Attribute):
        asked = node.func.value
        if (isinstance(asked, ast.Call) and _name(asked.func) == "query_one") or name != "update":
            yield from node.args[:1]
