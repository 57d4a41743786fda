"""The names that the parts of an answer go by: `λ_1`, `\\Sigma`, `A^+`, `v1`, `P^{-1}`."""

from __future__ import annotations

import re
import unicodedata

_LIST = r"(?P<k>\d*)"
_VALUES = rf"(?:the)?(?:eigenvalues?|lambdas?|l|values?|spectrum|spec\(A\)|mu){_LIST}(?:\(s\))?"
_VECTORS = rf"(?:the)?(?:eigenvectors?|vectors?|[vuwxq]|eigenspaces?|basis|eigenbasis|[EVX]){_LIST}"
_POLYNOMIAL = (
    r"(?:p|q|f|chi|chara?c?t?e?r?i?s?t?i?c?poly(?:nomial)?|polynomial|p_?A|chi_?A|det\(.*\))(?:\([a-z]+\))?"
)
_INVERSE_P = r"(?:P|V|S|X)(?:\^-1|inv)|inv\(P\)"
_DIAGONAL = r"D|Lambda|L"

NAMES: dict[str, dict[str, str]] = {
    "charpoly": {"charpoly": _POLYNOMIAL, "eigenvalues": _VALUES},
    "eigenvalues": {"eigenvalues": _VALUES, "charpoly": _POLYNOMIAL},
    "eigenvectors": {"eigenvectors": _VECTORS, "eigenvalues": _VALUES, "charpoly": _POLYNOMIAL},
    "eigen": {"eigenvalues": _VALUES, "eigenvectors": _VECTORS, "charpoly": _POLYNOMIAL},
    "diagonalize": {
        "D": _DIAGONAL, "P^-1": _INVERSE_P, "P": r"P|S|V|X|Q", "eigenvalues": _VALUES,
        "eigenvectors": r"(?:eigenvectors?|[vuwxq])(?P<k>\d*)", "charpoly": _POLYNOMIAL,
    },
    "spectral": {
        "D": _DIAGONAL, "Q": r"Q|U|P|V", "eigenvalues": _VALUES,
        "eigenvectors": r"(?:eigenvectors?|[vuwxq])(?P<k>\d*)", "charpoly": _POLYNOMIAL,
    },
    "determinant": {"det": r"det|determinant|det\(A\)|detA|\|A\||d|D|Delta", "eigenvalues": _VALUES},
    "svd": {
        "S": rf"S|Sigma|D|s|sigma{_LIST}|singularvalues?|svs?", "U": r"U", "V": r"V",
        "Vt": r"(?:V|W)(?:\^(?:T|t|H|\*|')|\.T|'|\*|t|T|h|H)",
    },
    "pseudoinverse": {
        "pinv": r"A\^?(?:\+|dagger|dag)|pinv(?:\(A\))?|pseudo-?inverse|X|P|A_?plus|B",
        "S": r"S|Sigma|D", "U": r"U", "V": r"V", "Vt": r"V(?:\^(?:T|t|H|')|\.T|'|t|T|h|H)",
    },
    "lstsq": {
        "x": rf"(?:x{_LIST}|xhat|x\^?\*|xstar|x_?ls|solution|leastsquaressolution|minimi[sz]er)",
        "residual": r"r|residual|e|res", "pinv": r"A\^?(?:\+|dagger)|pinv(?:\(A\))?|pseudo-?inverse",
    },
    "covariance": {
        "covariance": r"C|S|K|Sigma|cov(?:ariance)?(?:\(X\))?|covariancematrix", "mean": r"mu|mean|m|xbar|barx",
    },
    "pca": {
        "components": rf"(?:the)?(?:principal)?(?:components?|directions?|axes|axis|loadings|PC{_LIST}|pc\d*)"
        rf"|[vuwqe](?P<k2>\d*)|W|V|Q",
        "variances": rf"{_VALUES}|(?:explained_?)?(?:variances?|var)(?P<k3>\d*)|explainedvariances?",
        "ratio": r"(?:explained_?variance_?)?ratios?|proportions?",
        "mean": r"mu|mean|m|xbar|barx", "covariance": r"C|S|K|Sigma|cov(?:ariance)?|covariancematrix",
    },
    "inverse": {
        "inverse": r"A\^-1|A_?inv|inv(?:\(A\))?|inverse|theinverse|B|X", "det": r"det|det\(A\)|\|A\||determinant",
    },
    "rank": {"rank": r"rank|r|rank\(A\)|rankA|rk|rg"},
    "nullspace": {
        "nullspace": rf"(?:the)?(?:null_?space|kernel|ker|null|N|basis)(?:\(A\)|A)?|[vuwxn]{_LIST}",
    },
}  # fmt: skip
"""Topic -> part -> how it is written, normalised by `plain`; the first that fits is taken."""

_GREEK = {"λ": "lambda", "Λ": "Lambda", "Σ": "Sigma", "σ": "sigma", "χ": "chi", "μ": "mu", "Δ": "Delta",
          "†": "dagger", "⁺": "^+", "⁻": "^-", "ᵀ": "^T", "’": "'", "′": "'", "x̂": "xhat", "x̄": "xbar"}  # fmt: skip
_DRESS = re.compile(
    r"\\(?:mathbf|boldsymbol|vec|mathrm|text|operatorname|mathit|bm|underline|left|right)\b\*?"
)
_HAT = re.compile(r"\\(hat|bar|overline|widehat|tilde)\s*\{?\s*([A-Za-z])\s*\}?")


def plain(name: str) -> str:
    """A name as the patterns know it: no LaTeX, no braces, no blanks, `λ₁` as lambda1."""
    for letter, word in _GREEK.items():
        name = name.replace(letter, word)
    name = _HAT.sub(lambda m: m[2] + {"bar": "bar", "overline": "bar"}.get(m[1], "hat"), name)
    name = _DRESS.sub("", name).replace("\\top", "T").replace("\\intercal", "T")
    name = unicodedata.normalize("NFKC", name)
    name = re.sub(r"[\s{}$\\:&]", "", name).replace("−", "-")
    name = re.sub(r"\^\(?(-?\w+|\+)\)?", r"^\1", name)
    return re.sub(r"_(?=\d)|(?<=[a-z])-(?=[a-z])", "", name)


def named(topic: str, name: str) -> tuple[str, int | None] | None:
    """The part that a name means in answers about a topic, and its number in a list; None if it is none."""
    said = plain(name)
    for part, pattern in NAMES[topic].items():
        found = re.fullmatch(pattern, said) or re.fullmatch(pattern, _lower(said))
        if found is not None:
            number = next((v for v in found.groupdict().values() if v), None)
            return part, int(number) if number else None
    return None


def part_named(topic: str, name: str) -> str | None:
    """The part of a topic that a word names."""
    found = named(topic, name)
    return name if name in NAMES[topic] else found[0] if found else None


def _lower(name: str) -> str:
    """A long word in small letters: `Eigenvalues` is one, `L` and `Sigma` stay."""
    return name.lower() if len(name) > 5 and "(" not in name else name
