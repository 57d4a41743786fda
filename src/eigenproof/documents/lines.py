"""Lines of a plain text that look like statements: read as the equations of a formula are."""

from __future__ import annotations

from ..errors import InputError, LimitError
from ..language import parse_lines
from ..language.sizes_unbound import free_names
from ..model import Expr, Term, conjuncts
from .chains import Chains
from .collected import one_line
from .decimals import has_decimals, with_factor
from .links import not_defined
from .pieces import Piece
from .polynomials import characteristic_variable, is_factorised
from .scope import Known, closed, is_literal, same
from .stance import CLAIM, Stance, stance

_FORMULA = "\ue000"


class Lines:
    """Reads what the reader of plain text took for statements."""

    def __init__(self, chains: Chains) -> None:
        self.chains, self.scope, self.found = chains, chains.scope, chains.found

    def read(self, piece: Piece, before: str, following: str) -> None:
        """The definitions and claims of some lines."""
        text = piece.text.text
        whole = self.found.document.text
        if whole[whole.rfind("\n", 0, piece.text.start) + 1 : piece.text.start].strip() in (">>>", "..."):
            return  # a session of a program
        how = self._stance(before, following)
        try:
            written = parse_lines(text, bound={name for name, _ in self.scope.known})
        except InputError as error:
            if any(sign in text for sign in ("==", "=", "~=")):
                self.found.skip(piece.text.start, text, error.message)
            return
        lines = text.split("\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        for statement in written:
            offset = piece.text.at(starts[statement.line - 1] + statement.character - 1)
            source = one_line(lines[statement.line - 1])
            try:
                if statement.name is not None:
                    self._define(statement.name, statement.term, piece, offset)
                else:
                    self._statement(statement.term, piece, offset, source, how)
            except LimitError as error:
                self.found.skip(offset, source, error.message)

    @staticmethod
    def _stance(before: str, following: str) -> Stance:
        """How the words around stand to the line."""
        if before.rstrip().endswith(":"):
            return stance(f"{before} {_FORMULA}", len(before) + 1, following, lambda _: True)
        return stance(_FORMULA, 0, following, lambda _: True) if following else CLAIM

    def _define(self, name: str, value: Expr, piece: Piece, offset: int) -> None:
        known = self._known(value)
        if not set(free_names(value)) - known.keys():
            self.scope.define(
                (name, False), closed(with_factor(value), known), self.found.place(offset), piece.paragraph,
                literal=is_literal(value),
            )  # fmt: skip
            return
        self.scope.forget((name, False))

    def _known(self, t: Expr) -> dict[str, Known]:
        return {name: known for name in free_names(t) if (known := self.scope.anywhere(name))}

    def _statement(self, t: Expr, piece: Piece, offset: int, source: str, how: Stance) -> None:
        """One line: a definition, a chain, or any other statement."""
        links = conjuncts(t)
        for link in links:
            if not isinstance(link, Term):
                return
            if link.op == "==" and self._defines(link, links, piece, offset):
                continue
            if not how.asserts:
                self.found.skip(offset, source, how.why)
                return
            self._claim(link, offset, source)

    def _defines(self, link: Term, links: tuple[Expr, ...], piece: Piece, offset: int) -> bool:
        """Whether a link gives a name its meaning; then it is taken."""
        name, value = link.args
        if not isinstance(name, str) or link is not links[0]:
            return False
        ends = [x.args[1] for x in links if isinstance(x, Term) and x.op == "=="]
        literal = next((x for x in ends if is_literal(x)), None)
        former = self.scope.anywhere(name)
        if former is None and literal is None:
            if set(free_names(value)) - self._known(value).keys():
                return False
            self._define(name, value, piece, offset)
            return True
        if literal is None or (former is not None and (former.marked or not former.literal)):
            return False
        if former is None or not same(former.value, with_factor(literal)):
            self._define(name, literal, piece, offset)
        return True

    def _claim(self, link: Term, offset: int, source: str) -> None:
        known = self._known(link)
        x = characteristic_variable(link)
        known.pop(x, None)
        missing = [name for name in free_names(link) if name not in known and name != x]
        if missing and not (len(set(missing)) == 1 and any(is_factorised(a, missing[0]) for a in link.args)):
            self.found.skip(offset, source, not_defined(missing))
            return
        if link.op in ("==", "~="):
            link = Term(link.op, tuple(with_factor(a) for a in link.args))
        printed = link.op == "~=" or has_decimals(link)
        self.found.claim(offset, source, link, known, printed=printed)
