"""The plan of the house: which room may import which, and what importing a room costs."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src"
PACKAGE = SRC / "eigenproof"
DOORS = {
    "__init__", "__main__", "cli", "request", "session", "derived", "answers", "verification",
    "checking", "verdicts", "literate", "reviewing", "grading",
    "cli_check", "documenting", "worker", "pytest_plugin", "jupyter",
}  # fmt: skip
COMMON = {"errors", "model"}

# room: (rooms of ours it may import, what it may import from outside the standard library)
PLAN: dict[str, tuple[set[str], set[str]]] = {
    "errors": (set(), set()),
    "model": ({"errors"}, set()),
    "kernel": ({"errors"}, set()),
    "goals": (COMMON, set()),
    "language": (COMMON, {"lark", "pylatexenc"}),
    "read": (COMMON | {"exact", "language"}, {"pylatexenc", "numpy"}),  # numpy: .npy files only
    "exact": (COMMON, {"flint", "sympy"}),
    "numeric": (COMMON | {"exact"}, {"numpy", "mpmath", "flint"}),
    "judge": (COMMON | {"language", "exact", "numeric", "kernel"}, {"flint"}),
    "derivations": (COMMON | {"exact", "numeric"}, {"flint"}),
    "documents": (COMMON | {"language"}, {"markdown_it", "nbformat", "pylatexenc"}),
    "report": (COMMON | {"language"}, {"jinja2", "matplotlib", "nbformat", "rich"}),
}
HEAVY = {"sympy", "numpy", "mpmath", "matplotlib", "lark", "jinja2", "rich", "flint", "nbformat"}
HOSTS = {"pytest", "ipython"}  # what a plugin of ours runs inside of is there when it runs
DISTRIBUTION = {
    "PIL": "pillow", "axe_core_python": "axe-core-python", "flint": "python-flint", "IPython": "ipython",
    "markdown_it": "markdown-it-py",
}  # fmt: skip
FILES = sorted(PACKAGE.rglob("*.py"))
KERNEL = [f for f in FILES if f.parent == PACKAGE and f.stem.startswith("kernel")]


def room_of(parts: tuple[str, ...]) -> str:
    """The room of a module inside the package: its first name; the kernel's pages are one room."""
    return "kernel" if parts[0].startswith("kernel") else parts[0]


def imports(source: str, module: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The absolute dotted names that a source imports, for a file in the folder `module`."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [tuple(alias.name.split(".")) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = module[: len(module) - node.level + 1] if node.level else ()
            target = base + tuple((node.module or "").split(".")) if node.module else base
            found += [(*target, alias.name) for alias in node.names]
    return found


def imports_of(path: Path) -> list[tuple[str, ...]]:
    folder = path.relative_to(SRC).parts[:-1] if path.is_relative_to(SRC) else ()
    return imports(path.read_text(), folder)  # a relative import starts in the file's own folder


def violations(path: Path) -> list[str]:
    """What a file imports against the plan."""
    room = room_of(path.relative_to(PACKAGE).with_suffix("").parts)
    if room in DOORS:
        return []
    ours, outside = PLAN[room]
    wrong = []
    for name in imports_of(path):
        if name[0] == "eigenproof":
            target = room_of(name[1:]) if len(name) > 1 else "__init__"
            if target != room and target not in ours:
                wrong.append(f"{path.relative_to(SRC)} ({room}) imports {'.'.join(name)}")
        elif name[0] not in sys.stdlib_module_names and name[0] not in outside:
            wrong.append(f"{path.relative_to(SRC)} ({room}) imports {'.'.join(name)}")
    return wrong


def needed(paths: list[Path]) -> set[str]:
    """The distributions that files import or look up, ours and the standard library left out."""
    found = {name[0] for path in paths for name in imports_of(path)}
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "find_spec":
                found |= {a.value for a in node.args if isinstance(a, ast.Constant)}
    beside = [path.stem for path in (ROOT / "benchmarks").glob("*.py")]
    found -= {*sys.stdlib_module_names, "eigenproof", *beside, *(path.stem for path in paths)}
    return {DISTRIBUTION.get(name, name) for name in found}


def declared(requirements: list[str]) -> set[str]:
    """The names in a list of requirements."""
    return {re.match(r"[\w-]+", requirement)[0] for requirement in requirements}


def loaded_by(module: str, *flags: str) -> set[str]:
    """The modules that a fresh Python has loaded after importing one."""
    code = (
        f"import sys; sys.path[:0] = [{str(SRC)!r}]; import {module}, json; print(json.dumps([*sys.modules]))"
    )
    done = subprocess.run([sys.executable, *flags, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_every_file_has_its_room_in_the_plan():
    rooms = {room_of(f.relative_to(PACKAGE).with_suffix("").parts) for f in FILES}
    assert {"errors", "model", "kernel", "read"} <= rooms
    assert rooms - DOORS <= PLAN.keys()


def test_the_plan_is_acyclic():
    order = list(TopologicalSorter({room: ours for room, (ours, _) in PLAN.items()}).static_order())
    assert order.index("errors") < order.index("kernel") < order.index("judge")
    assert "derivations" not in PLAN["judge"][0]
    assert not PLAN["report"][0] & {"exact", "numeric", "judge"}


def test_the_plan_is_kept():
    seen = sum(len(imports_of(f)) for f in FILES)
    assert len(FILES) > 15
    assert seen > 100, "the walk over imports found too little to be believed"
    assert [v for f in FILES for v in violations(f)] == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import sympy.core", ("sympy", "core")),
        ("from ..derive.eigen import steps", ("eigenproof", "derive", "eigen", "steps")),
        ("from .. import derive", ("eigenproof", "derive")),
        ("from .x import y", ("eigenproof", "judge", "x", "y")),
        ("def f():\n    from eigenproof import derive", ("eigenproof", "derive")),
    ],
)
def test_the_walk_sees_every_form_of_import(source, expected):
    assert imports(source, ("eigenproof", "judge")) == [expected]


def test_the_dependencies_are_what_is_imported():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert declared(project["dependencies"]) == needed(FILES) - HOSTS


def test_the_test_dependencies_are_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    offered = declared(project["dependencies"]) | declared(project["optional-dependencies"]["test"])
    used = needed(sorted((ROOT / "tests").glob("*.py")))
    assert {"pytest", "sympy"} <= used <= offered


def test_a_file_that_breaks_the_plan_is_seen(tmp_path, monkeypatch):
    bad = tmp_path / "eigenproof" / "judge" / "bad.py"
    bad.parent.mkdir(parents=True)
    bad.write_text("from ..derivations import steps\nimport sympy\n")
    monkeypatch.setitem(globals(), "SRC", tmp_path)
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path / "eigenproof")
    assert len(violations(bad)) == 2


def test_the_kernel_loads_the_standard_library_only():
    loaded = loaded_by("eigenproof.kernel", "-S", "-E")
    ours = {name for name in loaded if name.split(".")[0] == "eigenproof"}
    assert "eigenproof.kernel" in ours
    assert all(room_of(tuple(n.split(".")[1:])) in ("kernel", "errors") for n in ours - {"eigenproof"})
    outside = {n for n in loaded - ours if n.split(".")[0] not in sys.stdlib_module_names} - {"__main__"}
    assert outside == set()


def test_the_kernel_is_short_and_has_no_floats():
    assert KERNEL
    for path in KERNEL:
        source = path.read_text()
        assert len(source.splitlines()) <= 400, path.name
        for node in ast.walk(ast.parse(source)):
            where = f"{path.name}:{getattr(node, 'lineno', 0)}"
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, (float, complex))), where
            assert not (isinstance(node, ast.Name) and node.id in ("float", "complex")), where


def test_importing_the_package_is_cheap():
    loaded = loaded_by("eigenproof")
    assert not {name.split(".")[0] for name in loaded} & HEAVY


def test_importing_the_input_room_is_cheap():
    loaded = loaded_by("eigenproof.read")
    assert "eigenproof.read" in loaded
    assert not {name.split(".")[0] for name in loaded} & HEAVY
