"""What the commands of LaTeX maths stand for."""

from __future__ import annotations

SKIP = frozenset(
    ", ; : ! > thinspace enspace enskip displaystyle textstyle scriptstyle limits nolimits hline "
    "allowbreak nobreak big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm middle "
    "scriptscriptstyle nonumber notag mathstrut strut hfill hfil noindent centering qedhere normalsize small "
    "medspace thickspace negthinspace negmedspace negthickspace relax protect cr".split()
) | {" ", "\n"}
OPS = {
    "cdot": "*", "times": "*", "ast": "*", "div": "/", "le": "<=", "leq": "<=", "leqslant": "<=",
    "ge": ">=", "geq": ">=", "geqslant": ">=", "lt": "<", "gt": ">",
    "ne": "!=", "neq": "!=", "approx": "~=",
    "colon": ":", "coloneqq": ":=", "ldots": "...", "dots": "...", "cdots": "...",
    "{": "{", "}": "}", "lbrace": "{",
    "rbrace": "}", "lbrack": "[", "rbrack": "]", "langle": "langle", "rangle": "rangle", "|": "||",
    "Vert": "||", "lVert": "lVert", "rVert": "rVert", "vert": "|", "lvert": "lvert", "rvert": "rvert",
    "sim": "sim", "thicksim": "sim", "rightarrow": "to", "to": "to", "longrightarrow": "to", "leadsto": "to",
    "rightsquigarrow": "to", "doteq": "~=", "pm": "±", "mp": "∓", "dotsc": "...", "dotsb": "...",
    "hdots": "...", "amp": "&",
    "mid": "mid", "prime": "'", "notin": "not in", "dagger": "dagger", "top": "top",
    "intercal": "top",
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
    "Cov": "covariance", "null": "nullspace", "kernel": "nullspace", "range": "columnspace",
    "im": "columnspace", "RREF": "rref", "cov": "covariance", "Trace": "trace",
    "spn": "span", "vspan": "span",
}  # fmt: skip
FUNCS = frozenset(
    "det max min cos sin ker tr Tr rank rk diag Span Col Nul Row adj dim Null null col row rref trace "
    "nullity "
    "spn vspan".split()
)
UPRIGHT = frozenset("operatorname operatorname* mathrm text textrm mathop textup mbox mathit textit".split())
FONTS = ("mathbf", "boldsymbol", "bm", "vec", "pmb", "mathsf", "textbf", "overrightarrow")
MACROS = frozenset("frac dfrac tfrac cfrac sqrt mat colvector colvec twovec threevec fourvec".split())
VARIANTS = {"varepsilon": "epsilon", "varphi": "phi", "vartheta": "theta", "varrho": "rho", "ell": "ell"}

ACCENTS = {
    "hat": "hat", "widehat": "hat", "tilde": "tilde", "widetilde": "tilde", "bar": "bar", "overline": "bar",
    "check": "check", "dot": "dot",
}  # fmt: skip
"""Marks above a letter make another name of it."""
HIDDEN = {
    "label": 1, "tag": 1, "tag*": 1, "phantom": 1, "hphantom": 1, "vphantom": 1, "hspace": 1, "hspace*": 1,
    "vspace": 1, "vspace*": 1, "ref": 1, "eqref": 1, "cite": 1, "footnote": 1, "rule": 2, "kern": 1,
    "mkern": 1, "cline": 1, "cmidrule": 1,
}  # fmt: skip
"""Commands that show nothing of the formula, and how many arguments go with them."""
FRAMES = {
    "textcolor": 1, "class": 1, "cssId": 1, "style": 1, "htmlClass": 1, "htmlId": 1, "href": 1, "colorbox": 1,
    "bbox": 0, "boxed": 0, "fbox": 0, "smash": 0, "mathclap": 0, "mathllap": 0, "mathrlap": 0,
    "ensuremath": 0, "underline": 0, "underbrace": 0, "overbrace": 0, "overset": 1, "underset": 1,
    "stackrel": 1, "mathrel": 0,
    "mathbin": 0, "mathord": 0, "mathopen": 0, "mathclose": 0, "mathinner": 0, "enclose": 1, "highlight": 0,
    "alert": 0,
}  # fmt: skip
"""Commands that show their last argument as it is, and how many arguments stand before it."""
SWITCHES = {"color": 1, "bf": 0, "rm": 0, "it": 0, "boldmath": 0, "bfseries": 0}
"""Commands that change the looks of the rest of their group."""
ARROWS = {"xrightarrow": "to", "xlongrightarrow": "to", "xlongequal": "=", "xRightarrow": "to"}
"""Relations with something written above and below them."""
ALIGNED = frozenset(
    "align align* aligned alignedat alignat alignat* split gather gather* gathered eqnarray eqnarray* "
    "multline "
    "multline* equation equation* flalign flalign* displaymath math".split()
)
"""Environments whose rows are formulas."""
