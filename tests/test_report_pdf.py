"""PDF reports: through TeX in a closed room, the same bytes every time, and clear words when it cannot be."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from report_samples import spectral_three

from eigenproof import derive
from eigenproof.errors import InputError, LimitError
from eigenproof.report import pdf
from eigenproof.report.save import check_suffix, save

HEAD, TAIL = "\\documentclass{article}\n\\begin{document}\n", "\n\\end{document}\n"


@pytest.fixture
def engine(require_tool):
    require_tool("tex")
    return pdf.find_engine()


@pytest.fixture
def own_path(tmp_path, monkeypatch):
    """A PATH of one empty folder, to be filled."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def program(path: Path, body: str) -> None:
    path.write_text(f"#!{sys.executable}\nimport pathlib, sys\n{body}\n")
    path.chmod(0o755)


def alive_in(group: int) -> list[str]:
    """The processes of a group that have not ended (Linux; elsewhere none is seen)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            name, fields = stat.read_text().rsplit(")", 1)
            state, _, of = fields.split()[:3]
            found += [name] if int(of) == group and state not in "ZX" else []
    return found


def words_of(content: bytes, tmp_path: Path) -> str:
    """What pdftotext reads."""
    file = tmp_path / "read.pdf"
    file.write_bytes(content)
    return subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout


def test_a_report_as_pdf_is_the_same_with_every_engine(engine, monkeypatch, tmp_path, require_tool):
    require_tool("poppler")
    made = pdf.render_pdf(spectral_three())
    assert made.startswith(b"%PDF-")
    assert b"CreationDate" not in made
    assert str(Path.home()).encode() not in made
    text = words_of(made, tmp_path)
    assert "Spectral decomposition of a symmetric" in text
    assert "What is trusted" in text
    assert "??" not in text
    monkeypatch.setattr(pdf, "find_engine", lambda: "pdflatex")
    assert pdf.render_pdf(spectral_three()) == made


def test_figures_are_in_it(engine, tmp_path, require_tool):
    require_tool("poppler")
    derived = derive("pca", "height,weight\n1.7,60\n1.8,75\n1.6,55\n1.75,71")
    assert derived.derivation.figures
    path = save(derived.result, tmp_path / "data.PDF")
    text = words_of(path.read_bytes(), tmp_path)
    assert "Figure 1." in text
    assert "component" in text  # on an axis
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data.PDF", "read.pdf"]


@pytest.mark.parametrize("which", ["latexmk", "pdflatex"])
def test_a_source_can_neither_run_nor_read_nor_write_outside(which, require_tool, tmp_path, monkeypatch):
    require_tool("tex")
    if not shutil.which(which):
        pytest.skip(f"{which} is not installed")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("TEXINPUTS", f"{tmp_path}:")
    (tmp_path / "secret.tex").write_text("secret")
    done = tmp_path / "done"
    pdf.typeset(which, f"{HEAD}\\immediate\\write18{{touch {done}}}x{TAIL}")
    assert not done.exists()
    for attack in (
        rf"\input{{{tmp_path}/secret.tex}}",
        r"\input{../secret.tex}",
        r"\input{secret.tex}",
        rf"\newwrite\w\immediate\openout\w={tmp_path}/done.tex x",
        r"\newwrite\w\immediate\openout\w=../done.tex x",
        r"\input{|ls}",
    ):
        with pytest.raises(InputError) as caught:
            pdf.typeset(which, f"{HEAD}{attack}{TAIL}")
        assert caught.value.code == "tex", attack
    assert [p.name for p in tmp_path.iterdir()] == ["secret.tex"]  # the folders are gone, too


def test_the_users_latexmkrc_is_not_read(engine, tmp_path, monkeypatch):
    if engine != "latexmk":
        pytest.skip("latexmk is not installed")
    rc = tmp_path / ".latexmkrc"
    rc.write_text(f"system('touch {tmp_path}/done'); die 'read';")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("LATEXMKRCSYS", str(rc))
    pdf.typeset(engine, f"{HEAD}x{TAIL}")
    assert not (tmp_path / "done").exists()


@pytest.mark.parametrize("which", ["latexmk", "pdflatex"])
def test_the_first_error_of_tex_is_shown_with_its_line(which, require_tool):
    require_tool("tex")
    if not shutil.which(which):
        pytest.skip(f"{which} is not installed")
    with pytest.raises(InputError) as caught:
        pdf.typeset(which, f"{HEAD}fine\n\n  so $x \\nosuchword y$\n\\alsonot{TAIL}")
    error = caught.value
    assert (error.code, error.line) == ("tex", 5)
    assert "Undefined control sequence" in error.message
    assert r"so $x \nosuchword y$" in error.message
    assert r"\alsonot" not in error.message
    assert error.next_move
    with pytest.raises(InputError) as caught:
        pdf.typeset(which, HEAD.replace("\n", "\n\\usepackage{nosuchpackage}\n", 1) + "x" + TAIL)
    assert "nosuchpackage.sty" in caught.value.next_move
    assert "texlive-latex-recommended" in caught.value.next_move


def test_an_engine_that_hangs_is_ended_with_all_it_started(engine, monkeypatch):
    ended = []
    end = pdf._end
    monkeypatch.setattr(pdf, "TIMEOUT", 2)
    monkeypatch.setattr(pdf, "_end", lambda process: (end(process), ended.append(process.pid)))
    with pytest.raises(LimitError) as caught:
        pdf.typeset(engine, f"{HEAD}\\def\\x{{\\x}}\\x{TAIL}")
    assert caught.value.code == "tex-timeout"
    assert "2 seconds" in caught.value.message
    assert ended
    for _ in range(100):  # killed is not yet gone
        if not alive_in(ended[0]):
            break
        time.sleep(0.05)
    assert alive_in(ended[0]) == []


def test_without_an_engine_a_pdf_is_refused_before_any_work(own_path, tmp_path):
    for refused in (check_suffix, lambda path: save(spectral_three(), path)):
        with pytest.raises(InputError) as caught:
            refused(tmp_path / "r.pdf")
        assert caught.value.code == "no-tex"
        for word in ("texlive-latex-recommended", "lmodern", "latexmk", "tectonic", ".html"):
            assert word in caught.value.next_move
    check_suffix(tmp_path / "r.html")
    program(own_path / "latexmk", "")
    with pytest.raises(InputError):
        check_suffix(tmp_path / "r.pdf")  # it runs pdflatex, which is not there
    assert [p.name for p in tmp_path.iterdir()] == ["bin"]


def test_tectonic_serves_where_it_is_the_only_one(own_path):
    told = own_path.parent / "told"
    program(
        own_path / "tectonic",
        f"told = pathlib.Path({str(told)!r})\n"
        "told.write_text(repr(sys.argv[1:]) + pathlib.Path('report.tex').read_text())\n"
        "pathlib.Path('report.pdf').write_bytes(b'%PDF-fake')",
    )
    assert pdf.render_pdf(spectral_three()) == b"%PDF-fake"
    assert "'--untrusted'" in told.read_text()
    assert r"\begin{document}" in told.read_text()


def test_an_engine_that_fails_without_a_word(own_path):
    program(own_path / "tectonic", "print('error: report.tex:7: no such thing'); sys.exit(1)")
    with pytest.raises(InputError) as caught:
        pdf.render_pdf(spectral_three())
    assert "no such thing" in caught.value.message
    program(own_path / "tectonic", "sys.exit(3)")
    with pytest.raises(InputError, match="code 3"):
        pdf.render_pdf(spectral_three())
    (own_path / "tectonic").write_text("\0 no program")
    with pytest.raises(InputError, match="cannot be made"):
        pdf.render_pdf(spectral_three())


def test_pdflatex_alone_is_run_until_its_references_stand(own_path, tmp_path):
    count = tmp_path / "runs"
    program(
        own_path / "pdflatex",
        f"runs = pathlib.Path({str(count)!r}); n = len(runs.read_text()) if runs.exists() else 0\n"
        "runs.write_text('x' * (n + 1)); pathlib.Path('report.pdf').write_bytes(b'%PDF-')\n"
        "pathlib.Path('report.log').write_text('Rerun to get it right' if n < 2 else 'fine')",
    )
    pdf.render_pdf(spectral_three())
    assert len(count.read_text()) == 3
