"""`checker check`: articles in, reports and a verdict out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from ..config import as_toml
from ..engine import Engine
from ..errors import SettingsError
from ..gate import Gate
from ..plan import make_engine
from ..progress import ProgressBar
from ..report import Summary, Writer
from ..run import check_batches
from ..sources import STDIN, expand, read_later
from ..writers import writer_class
from .settings import settings_of, source_options


def run_check(paths: Sequence[str], options: Mapping[str, Any]) -> int:
    """Run the command; returns the exit code."""
    settings, file = settings_of(options)
    engine = make_engine(settings, file, timed=options["timings"])
    if options["show_settings"]:
        click.echo(as_toml(settings), nl=False)
        return 0
    reading = source_options(settings, options)
    inputs, problems = expand(paths or (".",), reading)
    targets = _targets(options)
    _refuse_inputs(targets, inputs)
    for problem in problems:
        click.echo(f"checker: {problem}", err=True)
    gate = Gate(settings)
    with ExitStack() as stack:
        stack.enter_context(engine.session())
        bar = stack.enter_context(ProgressBar())
        writers = [stack.enter_context(_opened(*target, bar)) for target in targets]
        for writer in writers:
            writer.begin()
        jobs = 1 if options["timings"] else options["jobs"]
        for batch in bar.watch(check_batches(engine, read_later(inputs, reading), jobs, live=STDIN in inputs)):
            for result in batch:
                gate.judge(result)
            for writer in writers:
                writer.write_all(batch)
                writer.out.flush()
        if not gate.summary.articles and not problems:  # a gate that saw nothing must not pass
            problems = [f"{_list(inputs)}: no article is in there; see what wrote it, or correct the path"]
            click.echo(f"checker: {problems[0]}", err=True)
        summary = gate.close(problems)
        for writer in writers:
            writer.end(summary)
    return _finish(summary, engine if options["timings"] else None)


def _list(inputs: Sequence[str]) -> str:
    others = f" and {len(inputs) - 1} more" if len(inputs) > 1 else ""
    return f"{inputs[0]}{others}"


def _finish(summary: Summary, timed: Engine | None) -> int:
    if timed:
        click.echo(_timings(timed), err=True)
    if summary.reason:
        click.echo(f"checker: {summary.reason}", err=True)
    return summary.exit_code


Target = tuple[type[Writer], Path | None]


def _targets(options: Mapping[str, Any]) -> list[Target]:
    """Each report as its writer and its file, None for standard output; nothing is opened where one cannot be."""
    targets: list[Target] = [(writer_class(options["format_"]), options["output"])]
    for report in options["reports"]:
        format_, equals, file = report.partition("=")
        if not equals or not file:
            raise SettingsError(f"--report {report}: write it as FORMAT=FILE, for example html=report.html")
        targets.append((writer_class(format_), Path(file)))
    return targets


def _refuse_inputs(targets: Iterable[Target], inputs: Iterable[str]) -> None:
    """A report must not replace what it is about, nor another report."""
    written: set[str] = set()
    for file in [file for _, file in targets if file is not None]:
        if _is_among(file, inputs):
            raise SettingsError(
                f"{file}: this is one of the files to check; name another for the report, or leave the file out with "
                f"--exclude {file}"
            )
        place = os.path.realpath(file)
        if place in written:
            raise SettingsError(f"{file}: two reports cannot go to one file; name another for one of them")
        written.add(place)


def _is_among(file: Path, inputs: Iterable[str]) -> bool:
    """Whether a file is one of the inputs, under whatever name."""
    try:
        there = file.stat()
    except OSError:  # there is none yet
        return False
    return any(_is_same(path, there) for path in inputs if path != STDIN)


def _is_same(path: str, there: os.stat_result) -> bool:
    try:
        return os.path.samestat(os.stat(path), there)  # noqa: PTH116, a Path for each of many files takes longer
    except OSError:
        return False


@contextmanager
def _opened(writer: type[Writer], file: Path | None, bar: ProgressBar) -> Iterator[Writer]:
    if file is None:
        yield writer(bar.above(_standard_output()), colour=_shows_colours())
        sys.stdout.flush()
        return
    try:
        out = file.open("w", encoding="utf-8", newline="\n", errors="backslashreplace")
    except OSError as error:
        raise SettingsError(f"{file}: cannot be written: {error.strerror}; name another file") from None
    with out:
        yield writer(out)


def _shows_colours() -> bool:
    """Whether standard output is a terminal; FORCE_COLOR says that what it is piped to shows colours, NO_COLOR not."""
    if os.environ.get("NO_COLOR"):
        return False
    return sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))


def _standard_output() -> TextIO:
    """Standard output as UTF-8 whatever the terminal's locale; what UTF-8 cannot hold is escaped."""
    out: Any = sys.stdout
    if hasattr(out, "reconfigure"):
        out.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n", write_through=False)
    stream: TextIO = out
    return stream


def _timings(engine: Engine) -> str:
    from tabulate import tabulate

    total = sum(engine.seconds.values()) or 1.0
    rows = sorted(engine.seconds.items(), key=lambda item: (-item[1], item[0]))
    return tabulate(
        [(rule, f"{seconds:.3f}", f"{seconds / total:.1%}") for rule, seconds in rows],
        ("rule", "seconds", "share"),
        disable_numparse=True,
        colalign=("left", "right", "right"),
    )
