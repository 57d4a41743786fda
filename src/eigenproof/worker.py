"""Work on untrusted input in a child process, with hard bounds on time and memory.

The child answers one call after the other, so that imports are paid for once. A call that takes too long, or
needs too much memory, ends it; the next call starts another. It ends with its parent: its input closes, and
where the system has alarms it has set one for itself.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from threading import Thread
from typing import BinaryIO, NamedTuple

from .errors import EigenproofError

MEMORY = 4 << 30
STARTING = 60.0
"""Seconds for a child to start and import."""
LARGEST = 256 << 20
"""Bytes of an answer."""
LATE = 5.0
"""Seconds after which a child that its parent has not ended ends itself."""
REPORT = "report this: it is a fault of eigenproof"
_LENGTH = struct.Struct(">Q")
# `-P` and the parent's own path: what happens to lie in the working folder is not imported
_CHILD = (
    "import pickle, struct, sys\n"
    "n, = struct.unpack('>Q', sys.stdin.buffer.read(8))\n"
    "sys.path[:], memory, modules = pickle.loads(sys.stdin.buffer.read(n))\n"
    "from eigenproof.worker import serve\n"
    "serve(memory, modules)\n"
)


class Stopped(EigenproofError):
    """A call in the child that came to no answer; the message says why in half a sentence."""

    code = "stopped"


class Answer(NamedTuple):
    """What the child sends back: "done" with the value, "error" with an error of ours, or a reason."""

    kind: str
    value: object = None


class Worker:
    """A child process for calls; use it in a `with`. `modules` are those that it imports at its start."""

    def __init__(self, modules: Sequence[str] = (), memory: int = MEMORY) -> None:
        self.modules, self.memory = tuple(modules), memory
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def call(self, function: str, *arguments: object, seconds: float, **named: object) -> object:
        """The value of a function, which is given as "module:name", for these arguments.

        Raises what it raises if that is an error of this project, otherwise Stopped: it took longer than
        `seconds`, needed too much memory, or failed.
        """
        try:
            job = pickle.dumps((function, arguments, named, seconds + LATE))
        except RecursionError:
            raise Stopped("it is nested too deeply") from None
        try:
            if self._process is None:
                self._start()
            self._send(job)
            answer = self._answer(seconds)
        except BaseException:
            self.close()
            raise
        if answer.kind == "done":
            return answer.value
        if isinstance(answer.value, EigenproofError):
            raise answer.value
        if answer.kind == "memory":
            self.close()
            raise Stopped(self._too_much())
        raise Stopped(str(answer.value), next_move=REPORT if answer.kind == "fault" else "")

    def close(self) -> None:
        """End the child."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):  # what it had not read is lost, as it should be
                    pipe.close()  # type: ignore[union-attr]

    def _start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _CHILD],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C reaches the parent only, which ends the child
        )  # fmt: skip
        answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        Thread(target=_collect, args=(self._process.stdout, answers), daemon=True).start()
        self._answers = answers
        self._send(pickle.dumps((sys.path, self.memory, self.modules)))
        self._answer(STARTING)

    def _send(self, message: bytes) -> None:
        with suppress(OSError):  # it ended between two calls: the answer says how
            write(self._process.stdin, message)  # type: ignore[union-attr, arg-type]

    def _answer(self, seconds: float) -> Answer:
        try:
            answer = self._answers.get(timeout=seconds)
        except queue.Empty:
            raise Stopped(f"stopped after {seconds:g} s") from None
        if answer is not None:
            return answer
        code = self._process.wait(STARTING)  # type: ignore[union-attr]
        if code == -getattr(signal, "SIGABRT", 0):  # FLINT's way of saying that there is no memory left
            raise Stopped(self._too_much())
        raise Stopped(f"the process that judged it ended with code {code}")

    def _too_much(self) -> str:
        return f"needed more than {self.memory / (1 << 30):g} GiB of memory"


def _collect(pipe: BinaryIO, answers: queue.SimpleQueue[Answer | None]) -> None:
    """Put the child's answers into the queue; None when it has ended."""
    message: bytes | None = b""
    while message is not None:
        try:
            message = read(pipe)
            answers.put(None if message is None else pickle.loads(message))
        except (OSError, ValueError):  # the parent closed the pipe
            return
        except RecursionError:
            answers.put(Answer("failed", "what was found is nested too deeply"))


def read(pipe: BinaryIO) -> bytes | None:
    """One message: its length, then so many bytes; None at the end."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    message = pipe.read(length)
    return message if len(message) == length else None


def write(pipe: BinaryIO, message: bytes) -> None:
    """One message for `read`."""
    pipe.write(_LENGTH.pack(len(message)) + message)
    pipe.flush()


# ---------------------------------------------------------------- in the child


def serve(memory: int, modules: Sequence[str]) -> None:
    """Answer calls until the parent closes the pipe."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is printed is no answer
    limit(memory)
    for module in modules:
        import_module(module)
    jobs: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    Thread(target=_listen, args=(jobs,), daemon=True).start()
    write(answers, pickle.dumps(Answer("ready")))
    while True:
        function, arguments, named, seconds = pickle.loads(jobs.get())
        alarm(seconds)
        message = _called(function, arguments, named)
        alarm(0)
        write(answers, message)


def _listen(jobs: queue.SimpleQueue[bytes]) -> None:
    """Put calls into the queue; end the process when there are no more, even in the midst of one."""
    while (job := read(sys.stdin.buffer)) is not None:
        jobs.put(job)
    os._exit(0)


def _called(function: str, arguments: Sequence[object], named: Mapping[str, object]) -> bytes:
    try:
        module, _, name = function.partition(":")
        message = pickle.dumps(Answer("done", getattr(import_module(module), name)(*arguments, **named)))
        if len(message) <= LARGEST:
            return message
        answer = Answer("failed", "what was found is too large to be handed on")
    except EigenproofError as error:
        answer = Answer("error", error)
    except MemoryError:
        answer = Answer("memory")
    except RecursionError:
        answer = Answer("failed", "it is nested too deeply")
    except Exception as error:  # a fault of ours is the verdict on this one claim, not the end of all
        answer = Answer("fault", f"failed: {type(error).__name__}: {error}")
    return pickle.dumps(answer)


def limit(memory: int) -> None:
    """Bound the memory of this process (bytes), where the system can."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        soft, hard = resource.getrlimit(what)
        allowed = [x for x in (most, soft, hard) if x != resource.RLIM_INFINITY]
        resource.setrlimit(what, (min(allowed), hard))


def alarm(seconds: float) -> None:
    """End this process after so many seconds (0: not any more), even inside a library, where possible."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
