"""The wheel: complete, and at work outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    build = [
        *pip,
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True, text=True)
    (built,) = folder.glob("eigenproof-*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_package(wheel):
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    package = ROOT / "src"
    files = {
        path.relative_to(package).as_posix()
        for path in (package / "eigenproof").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert "eigenproof/read/__init__.py" in files
    assert files <= packed
    assert any(name.endswith("LICENSE") for name in packed)


@pytest.mark.slow
def test_the_wheel_works_outside_the_checkout(wheel, tmp_path):
    target, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps"]
    subprocess.run([*pip, "--target", str(target), str(wheel)], check=True, capture_output=True)
    environment = {**os.environ, "PYTHONPATH": str(target)}

    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=elsewhere, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert run(sys.executable, "-c", "import eigenproof; print(eigenproof.__file__)").startswith(str(target))
    suffixes = ("html", "tex", "md", "json")
    outputs = [arg for suffix in suffixes for arg in ("-o", f"report.{suffix}")]
    script = str(target / "bin" / "eigenproof")
    run(script, "derive", "spectral", "[[2,1,1],[1,2,1],[1,1,2]]", *outputs)
    assert all((elsewhere / f"report.{suffix}").stat().st_size > 500 for suffix in suffixes)
    assert json.loads((elsewhere / "report.json").read_text())["verdict"] == "proved"
