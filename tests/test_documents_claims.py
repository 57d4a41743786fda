"""Prose of the kind that textbooks and lecture notes print, and the claims that are in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents_support import canonical, claimed, reading, reasons

from eigenproof.documents import read_document, read_text
from eigenproof.documents.claims import claims
from eigenproof.literate import statements

A = "let A = [[2, 1], [1, 2]]; "
GIVEN = r"Let $A = \begin{bmatrix} 2 & 1 \\ 1 & 2 \end{bmatrix}$. "

EQUATIONS = [
    # products, powers, inverses, determinants of what the text has defined
    (GIVEN + r"Then $A^2 = \begin{bmatrix} 5 & 4 \\ 4 & 5 \end{bmatrix}$.", [A + "A^2 == [[5, 4], [4, 5]]"]),
    (GIVEN + r"We find $\det A = 3$, $\operatorname{tr}(A) = 4$ and $\operatorname{rank} A = 2$.",
     [A + "det(A) == 3", A + "trace(A) == 4", A + "rank(A) == 2"]),
    (GIVEN + r"Its inverse is $$A^{-1} = \frac{1}{3}\begin{bmatrix} 2 & -1 \\ -1 & 2 \end{bmatrix}.$$",
     [A + "A^-1 == 1/3*[[2, -1], [-1, 2]]"]),
    (r"$$\begin{vmatrix} 1 & 2 \\ 3 & 4 \end{vmatrix} = 1\cdot 4 - 2\cdot 3 = -2$$",
     ["det([[1, 2], [3, 4]]) == 1*4 - 2*3", "1*4 - 2*3 == -2"]),
    (GIVEN + r"Hence $|A| = 3$.", [A + "det(A) == 3"]),
    (GIVEN + r"Note that $A \ne A^{-1}$ and $\det A > 0$.", [A + "A != A^-1", A + "det(A) > 0"]),
    (GIVEN + r"We have $\dim\operatorname{Nul} A = 0$ and $\operatorname{Nul} A = \{\mathbf 0\}$.",
     [A + "nullity(A) == 0", A + "nullity(A) == 0"]),
    (r"Let $\mathbf u = (3, 4)$ and $\mathbf v = (4, -3)$. Then $\mathbf u \cdot \mathbf v = 0$ and "
     r"$\|\mathbf u\| = 5$.",
     ["let u = (3, 4); let v = (4, -3); dot(u, v) == 0", "let u = (3, 4); norm(u) == 5"]),
    # chains: one claim for each link
    (GIVEN + r"With $\mathbf v = (1, 1)$ we get $$A\mathbf v = \begin{bmatrix} 3 \\ 3 \end{bmatrix} = "
             r"3\mathbf v.$$",
     [A + "let v = (1, 1); A*v == (3, 3)", "let v = (1, 1); (3, 3) == 3*v"]),
    (GIVEN + r"\begin{align*} A^2 - 4A &= \begin{bmatrix} 5&4\\4&5\end{bmatrix} - \begin{bmatrix} "
             r"8&4\\4&8\end{bmatrix}\\"
     r" &= \begin{bmatrix} -3&0\\0&-3\end{bmatrix} = -3I. \end{align*}",
     [A + "A^2 - 4*A == [[5, 4], [4, 5]] - [[8, 4], [4, 8]]",
      "[[5, 4], [4, 5]] - [[8, 4], [4, 8]] == [[-3, 0], [0, -3]]", "[[-3, 0], [0, -3]] == -3*I"]),
    (GIVEN + r"$$B = A^TA = \begin{bmatrix} 5 & 4 \\ 4 & 5 \end{bmatrix}, \qquad \det B = 9.$$",
     [A + "A.T*A == [[5, 4], [4, 5]]", "let B = [[5, 4], [4, 5]]; det(B) == 9"]),
    # a side with an unknown is passed over where its neighbours are equal by the chain
    (GIVEN + r"For $\mathbf v = (1, -1)$ we have $A\mathbf v = \mu\mathbf v = (1, -1)$.",
     [A + "let v = (1, -1); A*v == (1, -1)"]),
    # the matrices of a product come before, behind, or written out
    (GIVEN + r"Then $A = PDP^{-1}$, where $P = \begin{bmatrix} 1 & 1 \\ 1 & -1 \end{bmatrix}$ and "
     r"$D = \begin{bmatrix} 3 & 0 \\ 0 & 1 \end{bmatrix}$.",
     ["let A = [[2, 1], [1, 2]]; let P = [[1, 1], [1, -1]]; let D = [[3, 0], [0, 1]]; A == P*D*P^-1"]),
    (GIVEN + r"Then $$A = PDP^{-1} = \begin{bmatrix} 1 & 1 \\ 1 & -1 \end{bmatrix}\begin{bmatrix} 3 & 0 "
             r"\\ 0 & 1 \end{bmatrix}"
     r"\begin{bmatrix} 1/2 & 1/2 \\ 1/2 & -1/2 \end{bmatrix}.$$ The matrix $P$ is invertible.",
     ["let A = [[2, 1], [1, 2]]; let D = [[3, 0], [0, 1]]; let P = [[1, 1], [1, -1]]; A == P*D*P^-1",
      "let D = [[3, 0], [0, 1]]; let P = [[1, 1], [1, -1]]; P*D*P^-1 == "
      "[[1, 1], [1, -1]]*[[3, 0], [0, 1]]*[[1/2, 1/2], [1/2, -1/2]]",
      "let P = [[1, 1], [1, -1]]; invertible(P)"]),
    (r"Put $\mathbf v_1 = (1, 1)$, $\mathbf v_2 = (1, -1)$ and $P = [\mathbf v_1\;\mathbf v_2]$. Then "
     r"$\det P = -2$.",
     ["let P = [(1, 1) (1, -1)]; det(P) == -2"]),
    # identities in one unknown
    (GIVEN + r"$$\det(A - \lambda I) = \begin{vmatrix} 2-\lambda & 1 \\ 1 & 2-\lambda \end{vmatrix} = "
             r"\lambda^2 - 4\lambda + 3"
     r" = (\lambda - 1)(\lambda - 3) = 0$$",
     [A + "det(A - l*I) == det([[2 - l, 1], [1, 2 - l]])", "det([[2 - l, 1], [1, 2 - l]]) == l^2 - 4*l + 3",
      "l^2 - 4*l + 3 == (l - 1)*(l - 3)"]),
    (r"The polynomial factors as $x^2 - 3x + 2 = (x-1)(x-2)$.", ["x^2 - 3*x + 2 == (x - 1)*(x - 2)"]),
    (GIVEN + r"The characteristic polynomial of $A$ is $p(\lambda) = \lambda^2 - 4\lambda + 3$.",
     [A + "det(A - l*I) == l^2 - 4*l + 3"]),
    (r"Let $C = \begin{bmatrix} 1&0&0\\0&2&0\\0&0&3\end{bmatrix}$. Its characteristic polynomial is "
     r"$x^3 - 6x^2 + 11x - 6$.",
     ["let C = [[1, 0, 0], [0, 2, 0], [0, 0, 3]]; det(x*I - C) == x^3 - 6*x^2 + 11*x - 6"]),
    # row reductions
    (r"$$\left[\begin{array}{cc|c} 1&2&3\\2&5&7\end{array}\right] \sim \left[\begin{array}{cc|c} "
     r"1&2&3\\0&1&1\end{array}\right]"
     r" \xrightarrow{R_1 - 2R_2} \left[\begin{array}{cc|c} 1&0&1\\0&1&1\end{array}\right]$$",
     ["row_equivalent([[1, 2, 3], [2, 5, 7]], [[1, 2, 3], [0, 1, 1]])",
      "row_equivalent([[1, 2, 3], [0, 1, 1]], [[1, 0, 1], [0, 1, 1]])"]),
    (GIVEN + r"Row reduction gives $A \to \begin{bmatrix} 1 & 2 \\ 2 & 1 \end{bmatrix} \rightarrow "
             r"\begin{bmatrix} 1&2\\0&-3\end{bmatrix}$.",
     [A + "row_equivalent(A, [[1, 2], [2, 1]])", "row_equivalent([[1, 2], [2, 1]], [[1, 2], [0, -3]])"]),
    # definitions under `if` and `let` with a conclusion
    (r"If $B = \begin{bmatrix} 0 & 1 \\ 1 & 0 \end{bmatrix}$, then $B^2 = I$.", ["let B = [[0, 1], [1, "
                                                                                 "0]]; B^2 == I"]),
    (r"Let $B = \begin{bmatrix} 0&1\\1&0\end{bmatrix}$, so that $B^2 = I$.", ["let B = [[0, 1], [1, "
                                                                              "0]]; B^2 == I"]),
    (r"Verify that $2\begin{bmatrix} 1 \\ 2\end{bmatrix} = \begin{bmatrix} 2 \\ 4 \end{bmatrix}$.",
     ["2*(1, 2) == (2, 4)"]),
    (GIVEN + r"Show that $A^2 - 4A + 3I = 0$.", [A + "A^2 - 4*A + 3*I == 0"]),
]  # fmt: skip

SENTENCES = [
    (GIVEN + r"The eigenvalues of $A$ are $3$ and $1$.", [A + "eigenvalues(A) == {3, 1}"]),
    (GIVEN + r"The eigenvalues of $A$ are 3 and 1.", [A + "eigenvalues(A) == {3, 1}"]),
    (GIVEN + r"It has eigenvalues $\lambda_1 = 3$ and $\lambda_2 = 1$.", [A + "eigenvalues(A) == {3, 1}"]),
    (GIVEN + r"The eigenvalues are $\lambda = 2 \pm 1$.", [A + "eigenvalues(A) == {2 + 1, 2 - 1}"]),
    (GIVEN + r"One eigenvalue of $A$ is $\lambda = 3$.", [A + "eigenvalue(A, 3)"]),
    (GIVEN + r"The number $3$ is an eigenvalue of $A$, and $2$ is not an eigenvalue of $A$.",
     [A + "eigenvalue(A, 3)", A + "not eigenvalue(A, 2)"]),
    (r"Let $B = \begin{bmatrix} -2&0\\0&-2\end{bmatrix}$; its eigenvalues are $\lambda_{1,2} = -2$.",
     ["let B = [[-2, 0], [0, -2]]; eigenvalues(B) == {-2, -2}"]),
    (GIVEN + r"The distinct eigenvalues of $A$ are $3$ and $1$.",
     [A + "eigenvalue(A, 3)", A + "eigenvalue(A, 1)"]),
    (r"Let $M = \begin{bmatrix} 3 & 0 \\ 4 & 5 \end{bmatrix}$. The singular values of $M$ are $\sigma_1 "
     r"= 3\sqrt5$ and $\sigma_2 = \sqrt 5$.",
     ["let M = [[3, 0], [4, 5]]; singular_values(M) == {3*sqrt(5), sqrt(5)}"]),
    (r"Let $M = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}$. Then $M^TM = \begin{bmatrix} "
     r"10&14\\14&20\end{bmatrix}$. "
     r"Its eigenvalues are $\lambda_1 = 15+\sqrt{221}$ and $\lambda_2 = 15-\sqrt{221}$.",
     ["let M = [[1, 2], [3, 4]]; M.T*M == [[10, 14], [14, 20]]",
      "let M = [[1, 2], [3, 4]]; eigenvalues(M.T*M) == {15 + sqrt(221), 15 - sqrt(221)}"]),
    # eigenvectors
    (GIVEN + r"An eigenvector for $\lambda = 3$ is $\mathbf v = (1, 1)$.", [A + "let v = (1, 1); "
                                                                                "eigenpair(A, 3, v)"]),
    (GIVEN + r"An eigenvector of $A$ is $\mathbf v = (1, 1)^T$.", [A + "let v = (1, 1); eigenvector(A, v)"]),
    (GIVEN + r"The vector $\begin{bmatrix} 1 \\ -1 \end{bmatrix}$ is an eigenvector of $A$ with "
             r"eigenvalue $1$.",
     [A + "eigenpair(A, 1, (1, -1))"]),
    (GIVEN + r"The vector $\mathbf w = (1, 2)$ is not an eigenvector of $A$.", [A + "let w = (1, 2); "
                                                                                    "not eigenvector(A, w)"]),
    (GIVEN + r"The eigenvalues are $3$ and $1$, with corresponding eigenvectors $\mathbf v_1 = (1,1)$ "
             r"and $\mathbf v_2 = (1,-1)$.",
     [A + "eigenvalues(A) == {3, 1}", A + "let v1 = (1, 1); eigenpair(A, 3, v1)", A + "let v2 = (1, "
      "-1); eigenpair(A, 1, v2)"]),
    # subspaces
    (r"Let $B = \begin{bmatrix} 1 & 2 \\ 2 & 4 \end{bmatrix}$. A basis for the null space of $B$ is "
     r"$\left\{\begin{bmatrix} -2 \\ 1 \end{bmatrix}\right\}$.",
     ["let B = [[1, 2], [2, 4]]; nullspace(B) == span((-2, 1)) and independent((-2, 1))"]),
    (r"Let $B = \begin{bmatrix} 1 & 2 \\ 2 & 4 \end{bmatrix}$. A basis for the column space is given by "
     r"$(1, 2)$.",
     ["let B = [[1, 2], [2, 4]]; columnspace(B) == span((1, 2)) and independent((1, 2))"]),
    (GIVEN + r"We get $E_3 = \operatorname{span}\{(1, 1)\}$ and $E_{\lambda = 1} = "
             r"\operatorname{Span}\left\{\begin{bmatrix} 1 \\ -1 \end{bmatrix}\right\}$.",
     [A + "eigenspace(A, 3) == span((1, 1))", A + "eigenspace(A, 1) == span((1, -1))"]),
    # properties
    (GIVEN + r"The matrix $A$ is symmetric, so $A$ is diagonalizable.",
     [A + "symmetric(A)", A + "diagonalizable(A)"]),
    (GIVEN + r"Clearly $A$ is not orthogonal.", [A + "not orthogonal(A)"]),
    (GIVEN + r"Therefore $A$ is positive definite.", [A + "positive_definite(A)"]),
    (r"The matrix $B = \begin{bmatrix} 1&2\\2&4\end{bmatrix}$ is singular.", ["let B = [[1, 2], [2, "
                                                                              "4]]; not invertible(B)"]),
    (GIVEN + r"The determinant of $A$ is $3$. The matrix $A$ has rank 2.",
     [A + "det(A) == 3", A + "rank(A) == 2"]),
    (r"The vectors $\mathbf u = (1, 2)$ and $\mathbf v = (2, -1)$ are orthogonal.",
     ["let u = (1, 2); let v = (2, -1); dot(u, v) == 0"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EQUATIONS + SENTENCES)
def test_what_is_a_claim(text, expected):
    assert claimed(text) == canonical(expected)


NONE = [
    # hypotheses, conditions, general statements
    (GIVEN + r"Suppose that $A^2 = I$. Then $A^{-1} = A$.", "assum"),
    (GIVEN + r"If $A\mathbf v = 2\mathbf v$ then $A^2 = 4I$.", "condition"),
    (GIVEN + r"If $A$ is invertible, then $A^3 = A$.", "condition"),
    (GIVEN + r"For every $n$ we have $A^2 = A$.", "condition"),
    (GIVEN + r"We have $A^2 = A$ whenever $A = I$.", "condition"),
    (GIVEN + r"Let $A$ be an $n\times n$ matrix. Then $\det(A^2) = 7$.", "not defined"),
    (GIVEN + "\n\n**Theorem.** If $A$ is symmetric, then $A = A^T$. *Proof.* We have $A^2 = A$. ∎",
     "not defined|condition"),
    (r"We have $(AB)^T = B^TA^T$.", "write it as a statement with `for`"),
    # questions, exercises, wishes
    (GIVEN + r"Is $\det A = 4$?", "asks"),
    (GIVEN + r"Find $k$ such that $\det A = 4$.", "assert"),
    (GIVEN + r"Determine whether $A^2 = A$.", "assert"),
    (GIVEN + r"Prove or disprove: $A^2 = A$.", "assert"),
    (GIVEN + r"We would like to have $A^2 = A$.", "assert"),
    (GIVEN + r"A student claims that $\det A = 5$.", "assert"),
    (GIVEN + r"Either $A = I$ or $A^2 = A$.", "possibilities"),
    # denials
    (GIVEN + r"It is not true that $A^2 = A$.", "denies"),
    (GIVEN + r"A common mistake is to write $A^2 = \begin{bmatrix} 4 & 1 \\ 1 & 4 \end{bmatrix}$.", "denies"),
    (GIVEN + r"One computes $A^2 = \begin{bmatrix} 4 & 1 \\ 1 & 4 \end{bmatrix}$. But this is wrong.",
     "denies"),
    (GIVEN + r"Hence $A^2 = A$, which is false.", "denies"),
    # equations to be solved
    (GIVEN + r"Consider the system $A\mathbf x = \mathbf b$.", "defines"),
    (GIVEN + r"This gives $x_1 = 2x_2$.", "x₁ is not defined: an equation to be solved"),
    (GIVEN + r"We get $\det(A - \lambda I) = 0$.", "λ is not defined: an equation to be solved"),
    (r"We get $x^2 = 4$.", "x is not defined"),
    # what looks like a claim and is none
    (r"The permutation $\sigma = \begin{pmatrix} 1 & 2 & 3 \\ 2 & 3 & 1 \end{pmatrix}$ is even.",
     "permutation in two-row notation"),
    (GIVEN + r"Here $A' = \begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}$.", "prime"),
    (r"Let $M = \begin{bmatrix} a & b \\ c & d \end{bmatrix}$. Then $\det M = ad - bc$.", "M is not "
                                                                                          "given in "
                                                                                          "numbers|M is "
                                                                                          "not defined"),
    (r"We have $\sum_{k=1}^3 k = 6$.", "sum is not understood"),
    (r"The set $S = \{x : x > 0\}$ is open.", ""),
    (r"$T(\mathbf x) = A\mathbf x$ is linear.", "not defined"),
    (r"$$A \sim \begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}$$", "no row reduction"),
    (r"$$\begin{bmatrix} 1 & 0 \end{bmatrix} \to \begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}$$",
     "different sizes"),
    (r"Let $E_1 = \begin{bmatrix} 1 & 0 \\ -2 & 1 \end{bmatrix}$ be an elementary matrix.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), NONE)
def test_what_is_no_claim(text, reason):
    assert claimed(text) == []
    given = reasons(text)
    assert not reason or (
        given and all(any(part in why for part in reason.split("|")) or "assum" in why for why in given)
    )


def test_a_definition_is_known_below_and_replaced_by_the_next():
    text = (
        GIVEN
        + r"Here $\det A = 3$. Now let $A = \begin{bmatrix} 5 & 0 \\ 0 & 7 \end{bmatrix}$. Then $\det A "
        r"= 35$."
    )
    assert claimed(text) == canonical([A + "det(A) == 3", "let A = [[5, 0], [0, 7]]; det(A) == 35"])


def test_a_matrix_that_differs_in_one_entry_is_noted():
    (claim,) = reading(
        GIVEN + "\n\nHere $A = \\begin{bmatrix} 2 & 1 \\\\ 1 & 3 \\end{bmatrix}$ and $\\det A = 3$."
    ).claims
    assert claim.notes == ("A differs from the A defined on line 1 in entry (2, 2)",)


def test_names_of_a_former_matrix_are_forgotten_with_it():
    text = (
        GIVEN + "Its eigenvector is $\\mathbf v = (1, 1)$.\n\n"
        "Now let $A = \\begin{bmatrix} 0 & 5 \\\\ 7 & 0 \\end{bmatrix}$. We have $A\\mathbf v = 3\\mathbf v$."
    )
    assert claimed(text) == [canonical([A + "let v = (1, 1); eigenvector(A, v)"])[0]]


def test_bold_and_plain_letters_are_two_names():
    text = GIVEN + r"Let $\mathbf x = (1, 1)$ and $x = 5$. Then $A\mathbf x = (3, 3)$."
    assert claimed(text) == canonical([A + "let x = (1, 1); A*x == (3, 3)"])


def test_claims_have_their_place_and_source():
    text = (
        "# Title\n\nLet $A = \\begin{bmatrix} 2 & 1 \\\\ 1 & 2 "
        "\\end{bmatrix}$.\n\n$$\\begin{aligned}\n\\det A\n&= 4 - 1 \\\\\n&= 3\n\\end{aligned}$$\n"
    )
    first, second = reading(text).claims
    assert (first.place.line, first.source) == (6, r"\det A &= 4 - 1")
    assert (second.place.line, second.place.column, second.source) == (8, 4, r"4 - 1 \\ &= 3")
    assert not first.marked


def test_decimals_are_printed():
    text = (
        GIVEN + r"Then $\sqrt 3 \approx 1.732$, $A^{-1} = \begin{bmatrix} 0.667 & -0.333 \\ -0.333 & 0.667 "
        r"\end{bmatrix}$ and $0.7071 \cdot 6 = 4.2426$."
    )
    found = reading(text).claims
    assert [c.printed for c in found] == [True, True, True]
    assert "~=" in canonical(["sqrt(3) ~= 1.732"])[0]
    assert claimed(text)[0] == "sqrt(3) ~= 1.732"
    assert found[2].notes
    assert not found[1].notes


def test_a_common_factor_goes_into_the_entries():
    text = (
        r"$$1000\begin{bmatrix} 1 \\ 2 \end{bmatrix} \approx 1.0e+03 * \begin{bmatrix} 1.000 "
        r"\\ 2.000 \end{bmatrix}$$"
    )
    assert claimed(text) == canonical(["1000*(1, 2) ~= (1.000e3, 2.000e3)"])


def test_a_rounded_eigenvector_comes_with_its_eigenvalue():
    text = GIVEN + r"A unit eigenvector for $\lambda = 3$ is $\mathbf v = (0.7071, 0.7071)$."
    assert claimed(text) == canonical([A + "let v = (0.7071, 0.7071); eigenpair(A, 3, v)"])
    assert claimed(GIVEN + r"The eigenvector is $\mathbf v = (0.7071, 0.7071)$.") == []


def test_reasons_are_given_once_for_each_formula():
    assert reasons(GIVEN + "We get $x = y = z$ and $x + y = 1$.") == [
        "x is not defined: an equation to be solved", "x is not defined: an equation to be solved"
    ]  # fmt: skip


MARKED = """Let $A = \\begin{bmatrix} 2 & 1 \\\\ 1 & 2 \\end{bmatrix}$.

```eigenproof
det(A) == 3
let B = A + I
trace(B) == 6
A B == 1
A + (1, 2) == 0
for X in R(n,n): trace(X)
    == trace(X.T)
```
<!-- check: rank(B) == 2 -->

```eigenproof refuted
det(A) == 4
```

Then $\\det B = 8$.
"""


def test_marked_statements_share_names_with_the_prose():
    found = reading(MARKED)
    statements = claimed(MARKED)
    assert statements == [
        "let A = [[2, 1], [1, 2]]; det(A) == 3", "let B = [[2, 1], [1, 2]] + I; trace(B) == 6",
        "let A = [[2, 1], [1, 2]]; A + (1, 2) == 0", "for X in R(n, n): trace(X) == trace(X.T)",
        "let B = [[2, 1], [1, 2]] + I; rank(B) == 2", "let A = [[2, 1], [1, 2]]; det(A) == 4",
        "let B = [[2, 1], [1, 2]] + I; det(B) == 8",
    ]  # fmt: skip
    assert [c.place.line for c in found.claims] == [4, 6, 8, 10, 12, 15, 18]
    assert [c.expected for c in found.claims][-2:] == ["refuted", "proved"]
    assert [c.marked for c in found.claims] == [True] * 6 + [False]
    (skipped,) = found.skipped
    assert skipped.marked
    assert "side by side" in skipped.reason
    assert (skipped.place.line, skipped.place.column) == (7, 3)


def test_an_unbound_name_in_a_marked_statement_is_said_at_its_place():
    (skipped,) = reading("```eigenproof\ndet(M) == 1\n```\n").skipped
    assert skipped.marked
    assert "'M'" in skipped.reason
    assert (skipped.place.line, skipped.place.column) == (2, 5)


def test_plain_lines_are_read_as_statements():
    text = (
        "Notes.\n\nA = [[2, 1], [1, 2]]\ndet(A) = 3\nA*(1, 1) = (3, 3) = 3*(1, 1)\nx^2 = 4\n\nThis "
        "is wrong:\ndet(A) = 5\n"
    )
    assert claimed(text, "text") == canonical(
        [A + "det(A) == 3", A + "A*(1, 1) == (3, 3)", "(3, 3) == 3*(1, 1)"]
    )
    assert len(reasons(text, "text")) == 2


QUIET = [
    GIVEN + r"Recall that a matrix is symmetric if $A = A^T$; orthogonal means $A^TA = I$.",
    GIVEN + r"Working modulo $3$, we have $\det A = 0$.",
    r"In $\mathbb{Z}_5$ we have $3 + 4 = 2$.",
    "Here $x = 2$.\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nAnother system has $2x = 8$.",
    GIVEN + r"The matrix $\begin{bmatrix} 4 & 0 \\ 0 & 5 \end{bmatrix}$ is simpler. $A$ is not meant: the "
    r"values are $9$.",
    GIVEN + r"We obtain $A' = \begin{bmatrix} 5 & 0 \\ 0 & 5 \end{bmatrix}$, so $\det(A'A) = 7$.",
    GIVEN + r"The eigenvalue equation $A\mathbf v = \lambda\mathbf v$ becomes $A\mathbf v = 5\mathbf v$ for "
    r"$\mathbf v = (1, 0)$.",
    GIVEN + r"$$A\mathbf v = 5\mathbf v \iff (A - 5I)\mathbf v = \mathbf 0$$ with $\mathbf v = (1, 0)$.",
]


@pytest.mark.parametrize("text", QUIET)
def test_nobody_is_accused_of_what_was_not_said(text):
    assert claimed(text) == []


def test_a_matrix_without_a_name_is_spoken_of_too():
    text = (
        GIVEN + r"Now take $\begin{bmatrix} 4 & 0 \\ 0 & 5 \end{bmatrix}$. Its eigenvalues are $4$ and $5$."
    )
    assert claimed(text) == canonical(["eigenvalues([[4, 0], [0, 5]]) == {4, 5}"])


def test_singular_values_are_those_of_the_matrix_and_not_of_its_square():
    text = (
        GIVEN + r"$A^TA = \begin{bmatrix} 5&4\\4&5\end{bmatrix}$. The singular values are $\sigma_1 = 3$ and "
        r"$\sigma_2 = 1$."
    )
    assert claimed(text)[1:] == canonical([A + "singular_values(A) == {3, 1}"])


def test_a_wide_matrix_is_not_exchanged_for_a_square_one():
    text = (
        GIVEN + r"Let $W = \begin{bmatrix} 1&0&0\\0&2&0\end{bmatrix}$. The singular values are $2$ and $1$."
    )
    assert claimed(text) == canonical(["let W = [[1, 0, 0], [0, 2, 0]]; singular_values(W) == {2, 1}"])
    assert (
        claimed(
            GIVEN + r"Let $W = \begin{bmatrix} 1&0&0\\0&2&0\end{bmatrix}$. The eigenvalues are $2$ and $1$."
        )
        == []
    )


PROOFS = sorted((Path(__file__).parents[1] / "proofs").glob("0*.md"))


@pytest.mark.parametrize("path", PROOFS, ids=lambda path: path.stem)
def test_theorem_files_make_the_statements_that_their_own_reader_finds(path):
    marked = [claim for claim in claims(read_document(path)).claims if claim.marked]
    expected = [stated for stated in statements(path)]
    assert [claim.statement for claim in marked] == [stated.statement for stated in expected]
    assert [claim.place.line for claim in marked] == [stated.line for stated in expected]
    assert [claim.expected for claim in marked] == [stated.expected for stated in expected]


def test_what_a_broken_let_defines_is_no_letter_for_any_number():
    block = "let c = det([[1, 2], [3]])\nlet d = c + 1\nd == -1\nc == c\nlet c = 2\nc == 2\n"
    reading = claims(read_text(f"```eigenproof\n{block}```\n", "markdown"))
    assert [c.source for c in reading.claims] == ["c == 2"]
    assert [s.place.line for s in reading.skipped if s.marked] == [2, 3, 4, 5]
    assert "c is not known" in reading.skipped[-1].reason


@pytest.mark.parametrize("format", ["markdown", "text"])
def test_definitions_that_double_forty_times_take_no_time(format):
    matrix = "[[1, 1], [0, 1]]" if format == "text" else r"\begin{bmatrix} 1 & 1 \\ 0 & 1 \end{bmatrix}"
    lines = [f"A_0 = {matrix}", *(f"A_{k + 1} = A_{k} * A_{k}" for k in range(40))]
    text = "\n\n".join(lines if format == "text" else [f"${line}$." for line in lines])
    block = "\n".join(["```eigenproof", "let b0 = [[1, 1], [0, 1]]"])
    block += "".join(f"\nlet b{k + 1} = b{k}*b{k}" for k in range(40)) + "\ndet(b40) == 1\n```\n"
    reading = claims(read_text(f"{text}\n\n{block}", format))
    assert not reading.claims
    assert any("too large" in s.reason for s in reading.skipped)
