"""The program `capsulec`: the only place that prints, and the only one that knows exit statuses.

A mistake of the user's is a CompileError and is printed as such; anything else that is raised is a mistake
of ours, and says so. Output goes where it belongs only after everything has succeeded.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn, TextIO

from capsulec.diagnostics import CompileError, CompileErrors, UsageError, render

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from capsulec.options import Options

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130


def program() -> NoReturn:
    """The process that is the program: `main`, and its end. Everything is gone with the process, so that nothing is
    looked through for garbage before, or taken down object by object; that is a fifth of a small build's time.
    """
    import atexit
    import gc

    gc.set_threshold(200_000)  # objects: programs of some hundred lines have fewer
    status = main()
    atexit._run_exitfuncs()
    with suppress(OSError, ValueError):  # closed, or nobody reads it
        sys.stderr.flush()
    os._exit(status)


def main(argv: list[str] | None = None) -> int:
    """Runs the program on `argv`, the words after its name, and returns its exit status."""
    try:
        _end_cleanly()
        status = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left: what Python still holds must not be written when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return status


def _run(argv: list[str]) -> int:
    from capsulec.options import parse

    if argv[:1] == ["check"]:
        return _check(argv[1:])
    if argv[:1] == ["cache"]:
        return _cache(argv[1:])
    if argv[:1] in (["explain"], ["report"]):
        argv = [f"--emit={argv[0]}", *argv[1:]]
    try:
        request = parse(argv)
    except UsageError as error:
        _print_errors([error])
        return MISUSED
    if isinstance(request, str):
        sys.stdout.write(request)
        return DONE
    # One file's mistakes do not keep the others from being compiled.
    if len(request) > 1 and request[0].jobs > 1:
        from capsulec.jobs import at_once

        return at_once(request[0].jobs, _compile, request)
    return max(_compile(options) for options in request)


def _cache(words: list[str]) -> int:
    from capsulec import cache

    if words == ["info"]:
        sys.stdout.write(cache.info())
    elif words == ["clear"]:
        sys.stdout.write(f"{cache.clear()} modules removed\n")
    else:
        _print_errors([UsageError("capsulec cache takes one word, info or clear", f"the cache is {cache.directory()}")])
        return MISUSED
    return DONE


def _check(words: list[str]) -> int:
    from capsulec.check import check

    def make_calls() -> int:
        try:
            return DONE if check(words, lambda _: None) else FAILED
        except UsageError as error:
            _print_errors([error])
            return MISUSED

    return _guarded(make_calls, words[0] if words else "")


def _compile(options: Options) -> int:
    from capsulec.configuration import configured

    def make() -> int:
        try:
            settled = configured(options)
        except UsageError as error:
            _print_errors([error])
            return MISUSED
        if settled.is_cxx:
            _build_cxx(settled)
        else:
            text = _drive(settled)
            if text is not None:
                _deliver(text, settled)
        return DONE

    return _guarded(make, str(options.source))


def _guarded(make: Callable[[], int], source: str, *, deeper: bool = False) -> int:
    """What `make` returns, or FAILED when it raises: a mistake of the user's or of ours is printed. A program that is
    nested too deeply for the main thread gets another one; then it is `deeper`."""
    try:
        return make()
    except CompileErrors as several:
        _print_errors(several.errors)
    except CompileError as error:
        _print_errors([error])
    except BrokenPipeError:
        raise
    except RecursionError:
        if not deeper:
            from capsulec.deep import in_deep_thread

            return in_deep_thread(lambda: _guarded(make, source, deeper=True))
        _print_errors([_too_deep(source)])
    except Exception as error:
        if os.environ.get("CAPSULEC_DEBUG") == "1":
            import traceback

            traceback.print_exc()
        else:
            from capsulec.failure import report

            _print_errors([report(error, source)])
    return FAILED


def _too_deep(source: str) -> CompileError:
    return CompileError(
        "too-deep",
        "the program is nested too deeply to be compiled",
        path=source,
        hint="split a long expression into several statements",
    )


def _drive(options: Options) -> str | None:
    from capsulec.driver import run

    return run(options, _warn(options))


def _warn(options: Options) -> Callable[[CompileError], None]:
    def warn(error: CompileError) -> None:
        if options.warnings:
            _print_errors([error])

    return warn


def _build_cxx(options: Options) -> None:
    from capsulec.backend.blame import check_module
    from capsulec.backend.build import build
    from capsulec.source import read_source

    text = read_source(options.source)
    assert options.output is not None
    check_module(text, options.module, str(options.source))
    build(
        text,
        options.output,
        module=options.module,
        cxx_flags=options.cxx_flags,
        link_flags=options.link_flags,
        verbose=options.verbose,
        keep=options.keep,
        origin=str(options.source),
    )


def _deliver(text: str, options: Options) -> None:
    from capsulec.backend.output import to_bytes, write_whole

    if options.output is not None:
        write_whole(options.output, text)
        return
    try:
        sys.stdout.write(text)
    except UnicodeEncodeError:  # a terminal without UTF-8; the text is C++ or ours, and both are UTF-8
        sys.stdout.buffer.write(to_bytes(text))


def _print_errors(errors: list[CompileError]) -> None:
    color = _has_color(sys.stderr)
    texts = _texts(errors)
    for error in errors:
        print(render(error, texts, color=color), file=sys.stderr, flush=True)


def _has_color(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _texts(errors: list[CompileError]) -> dict[str, str]:
    """The text of every file that an error points into, as far as it can be read."""
    spans = [span for error in errors for span in (error.span, *(note.span for note in error.notes)) if span]
    texts: dict[str, str] = {}
    if not spans:
        return texts
    from capsulec.source import decode

    for path in dict.fromkeys(span.path for span in spans):
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError:
            continue
        try:
            texts[path] = decode(data, path)
        except CompileError:  # the very mistake that is reported
            texts[path] = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return texts


def _end_cleanly() -> None:
    """Makes the signals that ask a program to end unwind it, so that compilers end and nothing is left."""
    import signal

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has one of them
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            with suppress(ValueError):  # not in the main thread: whoever started it decides
                signal.signal(number, _ended)


def _ended(number: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)
