"""What the commands of LaTeX maths stand for."""

from __future__ import annotations

SKIP = frozenset(
    ", ; : ! > thinspace enspace enskip displaystyle textstyle scriptstyle limits nolimits hline "
    "allowbreak nobreak big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm middle".split()
) | {" ", "\n"}
OPS = {
    "cdot": "*", "times": "*", "ast": "*", "div": "/", "le": "<=", "leq": "<=", "leqslant": "<=",
    "ge": ">=", "geq": ">=", "geqslant": ">=", "lt": "<", "gt": ">",
    "ne": "!=", "neq": "!=", "approx": "~=",
    "colon": ":", "coloneqq": ":=", "ldots": "...", "dots": "...", "cdots": "...",
    "{": "{", "}": "}", "lbrace": "{",
    "rbrace": "}", "lbrack": "[", "rbrack": "]", "langle": "langle", "rangle": "rangle", "|": "||",
    "Vert": "||", "lVert": "lVert", "rVert": "rVert", "vert": "|", "lvert": "lvert", "rvert": "rvert",
    "mid": "mid", "prime": "'", "notin": "not in", "dagger": "dagger", "top": "top", "intercal": "top",
}  # fmt: skip
LOGIC = {
    "in": "in", "forall": "for", "exists": "exists", "land": "and",
    "wedge": "and", "lor": "or", "vee": "or",
    "lnot": "not", "neg": "not", "implies": "implies",
    "Rightarrow": "implies", "Longrightarrow": "implies",
    "iff": "iff", "Leftrightarrow": "iff", "Longleftrightarrow": "iff",
}  # fmt: skip
TEXT_WORDS = {
    "for all": "for", "for every": "for", "for": "for", "for each": "for", "exists": "exists",
    "there exists": "exists", "and": "and", "or": "or", "not": "not",
    "implies": "implies", "iff": "iff", "if and only if": "iff",
    "let": "let", "in": "in",
}  # fmt: skip
ALIASES = {
    "tr": "trace", "Tr": "trace", "rk": "rank", "Rank": "rank", "Span": "span", "Diag": "diag",
    "adj": "adjugate", "Adj": "adjugate", "Null": "nullspace", "Nul": "nullspace",
    "nul": "nullspace", "Ker": "nullspace",
    "ker": "nullspace", "Col": "columnspace", "col": "columnspace", "Row": "rowspace", "Det": "det",
    "Cov": "covariance",
}  # fmt: skip
FUNCS = ("det", "max", "min", "cos", "sin", "ker", "tr", "rank", "diag", "Span", "Col", "Nul", "Row", "adj")
UPRIGHT = frozenset("operatorname operatorname* mathrm text textrm mathop textup mbox mathit textit".split())
FONTS = ("mathbf", "boldsymbol", "bm", "vec", "pmb", "mathsf", "textbf", "overrightarrow")
MACROS = frozenset("frac dfrac tfrac cfrac sqrt mat colvector colvec twovec threevec fourvec".split())
VARIANTS = {"varepsilon": "epsilon", "varphi": "phi", "vartheta": "theta", "varrho": "rho", "ell": "ell"}
