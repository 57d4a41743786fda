"""A report and the files it refers to: all of them are written, or none."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from report_samples import spectral_three

from eigenproof import derive
from eigenproof.errors import InputError
from eigenproof.report import save as room
from eigenproof.report.save import check_suffix, save, write

DATA = "height,weight\n1.7,60\n1.8,75\n1.6,55\n1.75,71"


@pytest.fixture(scope="module")
def with_figures():
    derived = derive("pca", DATA)
    assert len(derived.derivation.figures) == 2
    return derived.result


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    ("name", "stem", "end", "link"),
    [
        ("data.md", "data", "svg", r"!\[[^\]]*\]\(([^)]*)\)"),
        ("data.mathjax.md", "data", "svg", r"!\[[^\]]*\]\(([^)]*)\)"),
        ("data.tex", "data", "pdf", r"\\includegraphics\{([^}]*)\}"),
        ("data.fragment.tex", "data", "pdf", r"\\includegraphics\{([^}]*)\}"),
        ("my data (1).md", "my-data--1-", "svg", r"!\[[^\]]*\]\(([^)]*)\)"),
        (".md", "report", "svg", r"!\[[^\]]*\]\(([^)]*)\)"),
    ],
)
def test_figures_stand_beside_the_report_that_names_them(with_figures, tmp_path, name, stem, end, link):
    path = save(with_figures, tmp_path / name)
    figures = [f"{stem}-figure-{k}.{end}" for k in (1, 2)]
    assert files_in(tmp_path).keys() == {name, *figures}
    assert re.findall(link, path.read_text(encoding="utf-8")) == figures
    start = b"%PDF" if end == "pdf" else b"<?xml"
    assert all((tmp_path / f).read_bytes().startswith(start) for f in figures)


@pytest.mark.parametrize("name", ["data.html", "data.json", "data.txt", "data.ipynb"])
def test_other_reports_are_one_file(with_figures, tmp_path, name):
    save(with_figures, tmp_path / name)
    assert files_in(tmp_path).keys() == {name}


@pytest.mark.parametrize("failing", [0, 1, 2])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_when_one_cannot_be_moved_all_are_as_they_were(with_figures, tmp_path, monkeypatch, failing, error):
    before = {"data.md": b"old report", "data-figure-1.svg": b"old figure", "other": b"other"}
    for name, content in before.items():
        (tmp_path / name).write_bytes(content)
    moves, replace = [], os.replace

    def fails_once(source, target):
        moves.append(target)
        if len(moves) == failing + 1:
            raise error
        replace(source, target)

    monkeypatch.setattr(os, "replace", fails_once)
    with pytest.raises((InputError, KeyboardInterrupt)) as caught:
        save(with_figures, tmp_path / "data.md")
    assert files_in(tmp_path) == before
    if isinstance(error, OSError):
        assert caught.value.code == "unwritable"
        assert "No space left" in caught.value.message
    save(with_figures, tmp_path / "data.md")
    assert len(files_in(tmp_path)) == 4


def test_when_a_figure_cannot_be_drawn_nothing_is_written(with_figures, tmp_path, monkeypatch):
    from eigenproof.report import figures

    def fails(figure, format):
        raise MemoryError

    monkeypatch.setattr(figures, "render_figure", fails)
    with pytest.raises(MemoryError):
        save(with_figures, tmp_path / "data.md")
    assert files_in(tmp_path) == {}


def test_the_report_comes_last_so_that_it_never_names_a_figure_that_is_not_there(tmp_path, monkeypatch):
    moved, replace = [], os.replace
    monkeypatch.setattr(os, "replace", lambda a, b: (moved.append(Path(b).name), replace(a, b)))
    write([(tmp_path / "figure", b"1"), (tmp_path / "report", b"2")])
    assert moved == ["figure", "report"]


def test_permissions_are_kept_and_else_those_of_new_files(tmp_path):
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "old").chmod(0o604)
    write([(tmp_path / "new", b"1"), (tmp_path / "old", b"2")])
    (tmp_path / "usual").touch()
    assert (tmp_path / "old").stat().st_mode & 0o777 == 0o604
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_folder_in_the_way(with_figures, tmp_path):
    (tmp_path / "data-figure-2.svg").mkdir()
    with pytest.raises(InputError) as caught:
        save(with_figures, tmp_path / "data.md")
    assert caught.value.code == "unwritable"
    assert [p.name for p in tmp_path.iterdir()] == ["data-figure-2.svg"]


@pytest.mark.parametrize("name", ["r.doc", "r", "r.md.zip", "pdf"])
def test_a_suffix_without_a_renderer(tmp_path, name):
    for refused in (check_suffix, lambda path: save(spectral_three(), path)):
        with pytest.raises(InputError) as caught:
            refused(tmp_path / name)
        assert caught.value.code == "suffix"
        assert ", ".join(room.RENDERERS) in caught.value.message
    assert files_in(tmp_path) == {}
    check_suffix(tmp_path / "r.ipynb")
