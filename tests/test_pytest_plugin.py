"""`pytest --eigenproof`: documents as test files, claims as tests."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest_plugins = "pytester"

NOTES = """\
# Notes

<!-- check: 1 + 1 == 2 -->
<!-- check: 1 + 1 == 3 --> and <!-- check: dett([[1]]) == 1 -->

```eigenproof refuted
1 == 2
2 == 2
```
"""


@pytest.fixture
def documents(pytester):
    pytester.makefile(".md", notes=NOTES)
    pytester.makefile(".tex", fine="\\begin{document}\n% check: 2 + 2 == 4\n\\end{document}\n")
    pytester.makefile(".rst", other="1 = 2")
    pytester.makepyfile("def test_one(): pass")
    return pytester


def test_a_test_for_each_claim(documents):
    result = documents.runpytest("--eigenproof", "-v", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=4, failed=2, errors=1)
    result.stdout.fnmatch_lines_random(
        [
            "notes.md::3:13 PASSED*", "notes.md::4:13 FAILED*", "notes.md::4:44 ERROR*",
            "notes.md::7:1 PASSED*", "notes.md::8:1 FAILED*", "fine.tex::2:* PASSED*",
        ]
    )  # fmt: skip
    text = result.stdout.str()
    assert "notes.md:4:13 refuted  1 + 1 == 3" in text
    assert "notes.md:8:1 proved, but announced as refuted  2 == 2" in text
    assert "unknown function" in text or "dett" in text
    assert "Traceback" not in text
    assert "site-packages" not in text


def test_without_the_option_nothing_changes(documents):
    documents.runpytest("-p", "no:cacheprovider").assert_outcomes(passed=1)


def test_one_claim_by_its_name(documents):
    result = documents.runpytest("--eigenproof", "-p", "no:cacheprovider", "notes.md::4:13")
    result.assert_outcomes(failed=1)


def test_an_undecided_claim_is_a_failure_that_says_so(pytester):
    hard = "for A in R(n,n), B in R(n,n): det(I + A.T*A)*det(I + B.T*B) >= det(I + A.T*B)^2"
    pytester.makefile(".md", hard=f"<!-- check: {hard} -->\n")
    result = pytester.runpytest("--eigenproof", "--eigenproof-budget", "0.1", "-p", "no:cacheprovider")
    result.assert_outcomes(failed=1)
    assert "hard.md:1:13 undecided" in result.stdout.str()


def test_a_document_that_cannot_be_read(pytester):
    pytester.makefile(".ipynb", broken="{")
    result = pytester.runpytest("--eigenproof", "-p", "no:cacheprovider")
    assert result.ret == pytest.ExitCode.INTERRUPTED
    assert "broken.ipynb" in result.stdout.str()
    assert "Traceback" not in result.stdout.str()


def test_wrong_options(documents):
    result = documents.runpytest("--eigenproof", "--eigenproof-budget", "0", "-p", "no:cacheprovider")
    assert result.ret != 0
    assert "budget" in result.stdout.str() + result.stderr.str()


def test_without_the_plugin(documents):
    result = documents.runpytest_subprocess("-p", "no:eigenproof", "--eigenproof")
    assert result.ret == pytest.ExitCode.USAGE_ERROR


def test_the_plugin_is_installed_and_loads_nothing_heavy():
    code = (
        "import sys, importlib.metadata as m;"
        "[p] = [e for e in m.entry_points(group='pytest11') if e.name == 'eigenproof'];"
        "p.load(); print(*sorted({n.split('.')[0] for n in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "eigenproof" in loaded
    assert not {"flint", "lark", "numpy", "sympy", "rich", "markdown_it", "nbformat", "mpmath"} & {*loaded}
