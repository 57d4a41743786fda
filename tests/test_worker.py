"""The child process: what it answers, and how it is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from eigenproof.errors import InputError
from eigenproof.worker import Stopped, Worker

SRC = Path(__file__).parents[1] / "src"
RESOURCE = pytest.mark.skipif(os.name != "posix", reason="no limits on memory")


@pytest.fixture(scope="module")
def worker():
    with Worker() as worker:
        yield worker


def pid(worker: Worker) -> int:
    return worker.call("os:getpid", seconds=60)


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")  # a zombie that nobody has waited for is dead
    return not state.exists() or state.read_text().split()[2] != "Z"


def gone(process: int, seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while alive(process) and time.monotonic() < end:
        time.sleep(0.02)
    return not alive(process)


def test_one_process_answers_all_calls(worker):
    assert worker.call("operator:add", 2, 3, seconds=60) == 5
    assert worker.call("builtins:dict", seconds=60, a=1) == {"a": 1}
    assert pid(worker) == pid(worker) != os.getpid()


def test_what_takes_too_long_is_stopped_and_the_next_call_answered(worker):
    before = pid(worker)
    start = time.monotonic()
    with pytest.raises(Stopped, match=r"stopped after 0\.3 s"):
        worker.call("time:sleep", 60, seconds=0.3)
    assert time.monotonic() - start < 5
    assert gone(before)
    assert worker.call("operator:mul", 6, 7, seconds=60) == 42


def test_what_holds_the_interpreter_is_stopped(worker):
    with pytest.raises(Stopped, match="stopped after"):
        worker.call("builtins:pow", 3, 10**10, seconds=0.3)


@RESOURCE
def test_what_needs_too_much_memory_is_stopped():
    with Worker(memory=1 << 30) as small:
        with pytest.raises(Stopped, match="needed more than 1 GiB"):
            small.call("builtins:bytearray", 2 << 30, seconds=60)
        assert small.call("operator:neg", 1, seconds=60) == -1


@RESOURCE
def test_a_library_that_gives_up_for_want_of_memory():
    pytest.importorskip("flint")
    with Worker(memory=1 << 30) as small:
        with pytest.raises(Stopped, match="needed more than 1 GiB"):
            small.call("flint:fmpz_mat", 100_000, 100_000, seconds=60)
        assert small.call("operator:neg", 1, seconds=60) == -1


def test_a_child_that_ends_is_replaced(worker):
    with pytest.raises(Stopped, match="code 7"):
        worker.call("os:_exit", 7, seconds=60)
    assert worker.call("operator:neg", 1, seconds=60) == -1


def test_a_child_that_ended_between_two_calls(worker):
    os.kill(pid(worker), signal.SIGTERM)
    time.sleep(0.2)
    with pytest.raises(Stopped, match="ended with code"):
        worker.call("operator:neg", 1, seconds=60)
    assert worker.call("operator:neg", 1, seconds=60) == -1


def test_errors_of_ours_are_raised_others_are_reasons(worker):
    with pytest.raises(InputError) as caught:
        worker.call("eigenproof.language:parse", "A A", seconds=60)
    assert caught.value.next_move
    assert caught.value.character
    with pytest.raises(Stopped, match="ZeroDivisionError"):
        worker.call("operator:truediv", 1, 0, seconds=60)


def test_what_is_nested_too_deeply_is_no_crash(worker):
    deep: list = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(Stopped, match="nested too deeply"):
        worker.call("builtins:len", deep, seconds=60)
    assert worker.call("operator:neg", 1, seconds=60) == -1


def test_what_is_printed_is_no_answer(worker):
    assert worker.call("builtins:print", "hello", seconds=60) is None
    assert worker.call("os:system", "echo hello", seconds=60) == 0


def test_a_file_in_the_working_folder_is_not_imported(tmp_path, monkeypatch):
    (tmp_path / "flint.py").write_text("raise SystemExit")
    (tmp_path / "pickle.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    with Worker(("flint",)) as other:
        assert other.call("operator:neg", 1, seconds=60) == -1


def test_closing_ends_the_child():
    worker = Worker()
    process = pid(worker)
    worker.close()
    assert gone(process)
    worker.close()


PARENT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
sys.path[:0] = [{src!r}]
from eigenproof.worker import Worker
worker = Worker()
print(worker.call("os:getpid", seconds=60), flush=True)
worker.call({job})
"""


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_child_ends_with_its_parent(end):
    orphan(end, "'time:sleep', 600, seconds=600", 10)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarms")
def test_a_child_that_holds_the_interpreter_ends_too():
    orphan(signal.SIGKILL, "'builtins:pow', 3, 10**11, seconds=1", 20)


def orphan(end: int, job: str, seconds: float) -> None:
    """A parent that is ended while its child works; the child ends in so many seconds."""
    code = PARENT.format(src=str(SRC), job=job)
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    child = int(parent.stdout.readline())
    parent.send_signal(end)
    parent.wait(20)
    parent.stdout.close()
    assert gone(child, seconds)
