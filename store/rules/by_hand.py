"""Conversations as a person joined and parted them (conversations, rule 5).

A pin is a name that a person's word has put on a message: messages of one name are one
conversation, whatever the rules say. A mail without a name, among others that have one, came
later or was not seen then: it goes where the mail that it answers went, else where the one
before it did. So a function of the messages and their names is all that there is, here too.
"""

from collections.abc import Mapping, Sequence

from store.rules.conversations import Group, Node, group, in_order, parents_first

Names = dict[int, str]
"""Of messages, by id; only of those that have one."""


def conversations(nets: Sequence[Sequence[Node]]) -> list[Group]:
    """The conversations of nets of messages that share nothing but names, oldest first."""
    found = [one for net in nets for one in group(net)]
    return regroup(found, [node for net in nets for node in net])


def regroup(found: Sequence[Group], nodes: Sequence[Node]) -> list[Group]:
    """What the rules found, as a person's word changes it."""
    if all(node.pin is None for node in nodes):
        return list(found)
    ordered = in_order(nodes)
    by_id = {node.id: node for node in ordered}
    names = _names(found, ordered)
    _admit(found, names, by_id)
    place = {node.id: index for index, node in enumerate(ordered)}
    named: dict[str, list[int]] = {}
    for id_ in sorted(names, key=place.__getitem__):
        named.setdefault(names[id_], []).append(id_)
    parted = [Group(tuple(ids), None) for ids in named.values()]
    parted += [one for one in found if one.ids[0] not in names]
    return sorted(parted, key=lambda one: place[one.ids[0]])


def _names(found: Sequence[Group], ordered: Sequence[Node]) -> Names:
    """Where one message of a conversation has a name, all of it get one."""
    talk = {id_: number for number, one in enumerate(found) for id_ in one.ids}
    first: dict[int, str] = {}
    for node in ordered:
        if node.pin is not None:
            first.setdefault(talk[node.id], node.pin)
    holders: dict[str, Node] = {}
    for node in ordered:
        if node.message_id:
            holders.setdefault(node.message_id, node)
    names: Names = {}
    for node in parents_first(ordered, holders):
        number = talk[node.id]
        if number in first:
            answered = _answered(node, holders, names, talk)
            name = answered or first[number] if node.pin is None else node.pin
            names[node.id] = first[number] = name
    return names


def _answered(
    node: Node, holders: Mapping[str, Node], names: Names, talk: Mapping[int, int]
) -> str:
    """The name of the mail that it answers, of the same conversation by the rules."""
    for ref in reversed(node.refs):
        parent = holders.get(ref)
        if parent is not None and talk[parent.id] == talk[node.id] and parent.id in names:
            return names[parent.id]
    return ""


def _admit(found: Sequence[Group], names: Names, by_id: Mapping[int, Node]) -> None:
    """Who only claimed to belong to one conversation may have a part in what it was joined to."""
    people: dict[str, set[str | int]] = {}
    for id_, name in names.items():
        people.setdefault(name, set()).update(_people(by_id[id_]))
    for one in found:
        claimed = None if one.claims is None else names.get(one.claims)
        if claimed is None or one.ids[0] in names:
            continue
        starts = by_id[one.ids[0]]
        if people[claimed] & {starts.sender, starts.sender_client} - {None, ""}:
            names.update(dict.fromkeys(one.ids, claimed))


def _people(node: Node) -> set[str | int]:
    """Who wrote it, and whom we or a client addressed in it, with their clients."""
    known: set[str | int | None] = {node.sender, node.sender_client}
    if node.ours or node.sender_client is not None:
        known |= {one for party in node.recipients for one in party}
    return {one for one in known if one is not None and one != ""}
