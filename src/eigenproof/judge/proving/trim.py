"""A proof without its idle moves: facts are followed from the goal back to the hypotheses."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...errors import EigenproofError
from ...kernel_facts import Scope
from ...kernel_general import check_general, is_atom
from ...kernel_letters import bound
from .traced import Traced


@dataclass
class Made:
    """A move, the facts there were before it, those that it made, and what it rests on."""

    move: dict
    before: list
    facts: list
    needs: set[int]
    child: Node | None = None


@dataclass
class Node:
    """A proof of one goal, replayed."""

    proof: dict
    entered: list = field(default_factory=list)
    moves: list[Made] = field(default_factory=list)
    children: dict[str, list[Node]] = field(default_factory=dict)
    at_end: list = field(default_factory=list)
    needs: set[int] = field(default_factory=set)


def trimmed(goal: list, proof: dict) -> dict:
    """The proof of a goal with the moves left out that it does not need, if that is still a proof."""
    if "induction" in proof:
        return _without_idle(goal, proof)
    try:
        state = Traced()
        shorter = emitted(replayed(state, goal, state.scope, proof, True), [])
        check_general(goal, shorter)
    except EigenproofError:
        return proof
    return shorter


def _without_idle(goal: list, proof: dict) -> dict:
    """An induction without the moves that can go while the numbers of the other facts stay."""
    for part in ("base", "step"):
        for k in reversed(range(len(proof[part].get("moves", [])))):
            moves = proof[part]["moves"]
            shorter = {**proof, part: {**proof[part], "moves": moves[:k] + moves[k + 1 :]}}
            try:
                check_general(goal, shorter)
            except EigenproofError:
                continue
            proof = shorter
    return proof


def replayed(state: Traced, goal: list, scope: Scope, proof: dict, stated: bool) -> Node:
    """The kernel's walk through a proof, with what each move made and what it rests on."""
    node = Node(proof)
    at = len(state.facts)
    goal, scope = state.enter(goal, scope, proof.get("names", {}), stated)
    if stated and is_atom(goal):
        state.texts.append((goal, scope))
    node.entered = state.facts[at:]
    for move in proof.get("moves", []):
        node.moves.append(_made(state, move))
    state.touched = set()
    node.at_end = list(state.facts)
    if not state.absurd():
        node.children = _children(state, goal, scope, proof, stated)
        if not node.children:
            state.known(goal, scope)
    needs = state.touched | {x for nodes in node.children.values() for c in nodes for x in c.needs}
    if type(proof.get("cases")) is int:
        needs.add(id(state.facts[proof["cases"]]))
    for made in reversed(node.moves):
        if any(id(f) in needs for f in made.facts):
            needs |= made.needs
        else:
            made.facts = []
    node.needs = needs
    return node


def _made(state: Traced, move: dict) -> Made:
    before = list(state.facts)
    state.touched = set()
    child = None
    if move["move"] == "have":
        inner = _fork(state)
        child = replayed(inner, move["fact"], inner.scope, move["proof"], False)
        state.assume(move["fact"], Scope(dict(state.scope.names), dict(state.scope.sizes)))
        state.touched |= child.needs
    elif "proofs" in move:
        raise EigenproofError("proofs inside a use are not trimmed")
    else:
        state.move(move)
        if type(move.get("use")) is int:
            state.touched.add(id(before[move["use"]]))
    return Made(move, before, state.facts[len(before) :], set(state.touched), child)


def _fork(state: Traced) -> Traced:
    return state.fork()  # type: ignore[return-value]


def _children(state: Traced, goal: list, scope: Scope, proof: dict, stated: bool) -> dict[str, list[Node]]:
    if "cases" in proof:
        t, where = state.facts[proof["cases"]][1:]
        nodes = []
        for option, given in zip(t[1:], proof["proofs"]):
            inner = _fork(state)
            inner.assume(option, Scope(dict(where.names), dict(where.sizes), where.real))
            assumed = inner.facts[len(state.facts) :]
            node = replayed(inner, goal, scope, given, stated)
            node.entered = [*assumed, *node.entered]
            nodes.append(node)
        return {"proofs": nodes}
    if "parts" in proof:
        pairs = zip(state.parts(goal), proof["parts"])
        return {"parts": [replayed(_fork(state), part, scope, given, stated) for part, given in pairs]}
    if "give" in proof:
        polys = [state.term(t) for t in proof["give"]]
        scope = bound(goal[1], polys, scope, state.letters, free=False)
        return {"proof": [replayed(_fork(state), goal[2], scope, proof["proof"], stated)]}
    if "suppose" in proof:
        inner = _fork(state)
        inner.denied(goal, scope)
        supposed = inner.facts[len(state.facts) :]
        node = replayed(inner, ["or"], scope, proof["suppose"], False)
        node.entered = [*supposed, *node.entered]
        return {"suppose": [node]}
    if "meaning" in proof:
        inside = state.opened(state.fact(goal, scope))
        return {"meaning": [replayed(_fork(state), *inside, proof["meaning"], False)]}  # type: ignore[misc]
    return {}


def emitted(node: Node, order: list) -> dict:
    """The proof with its kept moves, whose facts are numbered anew: `order` are the facts before it."""
    order = [*order, *node.entered]
    out: dict = {"names": node.proof["names"]} if "names" in node.proof else {}
    moves = []
    for made in node.moves:
        if made.facts:
            moves.append(_renumbered(made, order))
            order = [*order, *made.facts]
    if moves:
        out["moves"] = moves
    for key in ("give", "cases"):
        if key in node.proof and node.children:
            value = node.proof[key]
            out[key] = _place(order, node.at_end[value]) if type(value) is int else value
    for key, nodes in node.children.items():
        proofs = [emitted(child, order) for child in nodes]
        out[key] = proofs if key in ("parts", "proofs") else proofs[0]
    return out


def _renumbered(made: Made, order: list) -> dict:
    def place(k: int) -> int:
        return _place(order, made.before[k])

    move = dict(made.move)
    if type(move.get("use")) is int:
        move["use"] = place(move["use"])
    for key in ("sum", "zeros"):
        if key in move:
            move[key] = [[c, left, place(k), *rest] for c, left, k, *rest in move[key]]
    if "squares" in move:
        move["squares"] = [[c, [place(k) for k in ks], w] for c, ks, w in move["squares"]]
    if made.child is not None:
        move["proof"] = emitted(made.child, order)
    return move


def _place(order: list, fact: tuple) -> int:
    return next(i for i, f in enumerate(order) if f is fact)
