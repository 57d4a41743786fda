"""The question that an answer belongs to: a topic, a matrix, what else it fixes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from ..errors import InputError, SizeError
from ..model import Expr, Options, Term
from ..request import check_options, check_symmetry, own_integer

PARTS: dict[str, tuple[str, ...]] = {
    "charpoly": ("charpoly",),
    "eigenvalues": ("eigenvalues",),
    "eigenvectors": ("eigenvectors",),
    "eigen": ("eigenvalues", "eigenvectors"),
    "diagonalize": ("D", "P"),
    "spectral": ("D", "Q"),
    "determinant": ("det",),
    "svd": ("S", "V", "U"),
    "pseudoinverse": ("pinv",),
    "lstsq": ("x",),
    "covariance": ("covariance",),
    "pca": ("variances", "components"),
    "inverse": ("inverse",),
    "rank": ("rank",),
    "nullspace": ("nullspace",),
}
"""Topic -> the parts it asks for, in the order in which they are found."""

SPOKEN = {
    "characteristic polynomial": "charpoly", "diagonalise": "diagonalize", "diagonalization": "diagonalize",
    "diagonalisation": "diagonalize", "spectral decomposition": "spectral", "det": "determinant",
    "singular value decomposition": "svd", "pinv": "pseudoinverse", "pseudo-inverse": "pseudoinverse",
    "least squares": "lstsq", "cov": "covariance", "principal components": "pca", "inv": "inverse",
    "invert": "inverse", "null space": "nullspace", "kernel": "nullspace", "eigenvalue": "eigenvalues",
    "eigenvector": "eigenvectors",
}  # fmt: skip
SQUARE = {
    "charpoly", "eigenvalues", "eigenvectors", "eigen", "diagonalize", "spectral", "determinant", "inverse",
}  # fmt: skip
DATA = {"covariance", "pca"}
KEYS = ("topic", "matrix", "y", "parts", "field", "minimum_norm", "ddof", "columns", "components")
HOW = '"diagonalize [[2, 1], [1, 2]]", or {"topic": "lstsq", "matrix": [[1, 0], [1, 1]], "y": [1, 2]}'


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked. `parts`: the parts asked for; `field`: "C" or "R", where a diagonalisation may live;
    `minimum_norm`: only the shortest solution of a least-squares problem counts; `options`: of the data."""

    topic: str
    matrix: Term
    y: Term | None = None
    parts: tuple[str, ...] = ()
    field: str = "C"
    minimum_norm: bool = False
    options: Options = Options()

    @property
    def shape(self) -> tuple[int, int]:
        rows = self.matrix.args
        return len(rows), len(rows[0]) if rows else 0

    @property
    def name(self) -> str:
        """The letter of the matrix: X for data."""
        return "X" if self.topic in DATA else "A"

    @property
    def given(self) -> tuple[tuple[str, Expr], ...]:
        """What the question defines: the matrix, and y."""
        return ((self.name, self.matrix), *((("y", self.y),) if self.y is not None else ()))

    def text(self) -> str:
        """The question in one line."""
        from ..language import to_text

        return " ".join([self.topic, *(to_text(value) for _, value in self.given)])


def read_question(question: object) -> Question:
    """The question in a text, a tuple (topic, matrix[, y]), or a mapping with topic, matrix and options.

    Raises InputError for a topic, an option or a matrix that is none.
    """
    return question if isinstance(question, Question) else _question(as_mapping(question))


def as_mapping(question: object) -> dict:
    """The topic, the matrix and the options of a question, not yet read. Raises InputError."""
    if isinstance(question, str):
        topic, rest = _split(question)
        matrix, y = _two(rest) if topic == "lstsq" else (rest, None)
        return {"topic": topic, "matrix": matrix, **({"y": y} if y is not None else {})}
    if isinstance(question, Mapping):
        return dict(question)
    if isinstance(question, (tuple, list)) and len(question) in (2, 3) and isinstance(question[0], str):
        return dict(zip(("topic", "matrix", "y"), question, strict=False))
    raise InputError(
        f"a question is a text, a list or an object; read {type(question).__name__}", code="question",
        next_move=HOW,
    )  # fmt: skip


def _question(asked: dict) -> Question:
    for key in asked:
        if key not in KEYS:
            near = get_close_matches(str(key), KEYS, 1)
            raise InputError(
                f"a question has no {key!r}: expected {', '.join(KEYS)}", code="question",
                next_move=f"did you mean {near[0]!r}?" if near else HOW,
            )  # fmt: skip
    for key in ("topic", "matrix"):
        if asked.get(key) is None or (isinstance(asked[key], str) and not asked[key].strip()):
            raise InputError(f"the question has no {key}", code="question", next_move=HOW)
    topic = _topic(asked["topic"])
    options = Options(
        own_integer(asked.get("components")), ddof=own_integer(asked.get("ddof", 1)),
        columns=bool(asked.get("columns", False)),
    )  # fmt: skip
    if (asked.get("y") is not None) != (topic == "lstsq") or options != Options():
        check_options(topic, options, asked.get("y") is not None)
    matrix, y = _inputs(topic, asked, options)
    field = str(asked.get("field", "C"))
    if field not in ("R", "C"):
        raise InputError(f"field: read {field!r}, expected R or C", code="option", next_move='"field": "R"')
    found = Question(topic, matrix, y, PARTS[topic], field, bool(asked.get("minimum_norm", False)), options)
    _check_shape(found)
    return replace(found, parts=_parts(topic, asked["parts"])) if asked.get("parts") else found


def _topic(word: object) -> str:
    """The topic of this name, or of one of the names people give it. Raises InputError."""
    said = " ".join(str(word).lower().replace("_", " ").split())
    said = SPOKEN.get(said, said)
    if said in PARTS:
        return said
    near = get_close_matches(said, [*PARTS, *SPOKEN], 1, 0.5)
    raise InputError(
        f"no topic {str(word)[:60]!r}: expected one of {', '.join(PARTS)}", code="topic",
        next_move=f"did you mean {near[0]!r}?" if near else HOW,
    )  # fmt: skip


def _inputs(topic: str, asked: dict, options: Options) -> tuple[Term, Term | None]:
    from ..read import read_data, read_matrix, read_vector

    if topic in DATA:
        return read_data(asked["matrix"], columns=options.columns).term, None
    matrix = read_matrix(asked["matrix"]).term
    return matrix, read_vector(asked["y"]).term if topic == "lstsq" else None


def _check_shape(q: Question) -> None:
    rows, columns = q.shape
    if not rows or not columns:
        raise SizeError("a question needs a matrix with entries", code="empty", next_move=HOW)
    if q.topic in SQUARE and rows != columns:
        raise SizeError(
            f"{q.topic} needs a square matrix; this one is {rows}×{columns}", code="not-square",
            next_move="give as many columns as rows",
        )  # fmt: skip
    if q.y is not None and len(q.y.args) != rows:
        raise SizeError(
            f"a system of {rows} rows needs a right side of {rows} numbers, not {len(q.y.args)}",
            code="right-side", next_move="give one number for each row of the matrix",
        )  # fmt: skip
    if q.topic == "spectral":
        from ..exact.matrix import from_term

        check_symmetry(from_term(q.matrix))


def _parts(topic: str, wanted: object) -> tuple[str, ...]:
    """The parts the question names, of those its topic knows."""
    from .names import part_named

    said = [wanted] if isinstance(wanted, str) else list(wanted)
    found = []
    for word in said:
        name = part_named(topic, str(word))
        if name is None:
            raise InputError(
                f"parts: {topic} has no part {str(word)[:40]!r}", code="question",
                next_move=f"one of {', '.join(PARTS[topic])}",
            )  # fmt: skip
        found.append(name)
    return tuple(found)


def _split(text: str) -> tuple[str, str]:
    """The topic and the rest of a question in words."""
    found = re.match(r"\s*([A-Za-z][A-Za-z -]*?)(?:\s+of)?(?:\s+[A-Z]\s*=)?\s*(?=[\[({\\\d-]|$)", text)
    if found is None:
        raise InputError(
            f"a question begins with its topic; read {text[:60]!r}", code="question", next_move=HOW
        )
    topic = _topic(found[1])
    return topic, text[found.end() :].strip()


def _two(text: str) -> tuple[str, str | None]:
    """The matrix and the right side that stand one after the other."""
    depth, begun = 0, False
    for k, c in enumerate(text):
        if text.startswith("\\begin", k) or c in "[(":
            depth, begun = depth + 1, True
        elif text.startswith("\\end", k) or c in "])":
            depth -= 1
        if begun and depth == 0 and c in "])}":
            rest = re.sub(r"^\s*[,;]?\s*(?:[a-z]\s*=)?\s*", "", text[k + 1 :])
            return text[: k + 1], rest or None
    return text, None
