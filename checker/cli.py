"""The command line: reads the options and hands over; everything else is imported when a command needs it."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from pathlib import Path
from typing import Any

import click

from .errors import CheckerError
from .version import VERSION

_FILE = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False)
_NAMES = "RULE|GROUP"


class _Commands(click.Group):
    """Turns what is wrong with a user's input into one line and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CheckerError as error:
            click.echo(f"checker: {error}", err=True)
            ctx.exit(2)
        except BrokenPipeError:  # whoever read the output has seen enough
            sys.stdout = None
            ctx.exit(0)
        except OSError as error:  # of what is written: what cannot be read is told in its place
            sys.stdout = None
            what = f"{error.filename or 'the output'}: cannot be written: {error.strerror or error}"
            click.echo(f"checker: {what}; make room or write elsewhere", err=True)
            ctx.exit(2)
        except KeyboardInterrupt:
            click.echo("checker: interrupted", err=True)
            ctx.exit(130)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(VERSION, prog_name="checker")
def main() -> None:
    """Find what went wrong between the page and the text of scraped articles."""


def _reading_options(command: Any) -> Any:
    """The options that say what is read and which rules look at it."""
    for option in reversed(
        [
            click.argument("paths", nargs=-1, metavar="[PATH…|-]"),
            click.option(
                "--select",
                multiple=True,
                metavar=_NAMES,
                help="Only these rules or groups (repeatable, or with commas).",
            ),
            click.option(
                "--ignore",
                multiple=True,
                metavar=_NAMES,
                help="Not these rules or groups (repeatable, or with commas).",
            ),
            click.option(
                "--config",
                type=_FILE,
                metavar="FILE",
                help="Settings; else checker.toml or pyproject.toml, here or above.",
            ),
            click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out paths that match (repeatable)."),
            click.option(
                "--languagetool", is_flag=True, help="Ask LanguageTool too: a server is started, or asked elsewhere."
            ),
            click.option("--cache", type=_FOLDER, metavar="DIR", help="Keep LanguageTool's answers in a folder."),
            click.option(
                "--input-format",
                metavar="FORMAT",
                help="How to read standard input and files with odd names: text, jsonl, …",
            ),
        ]
    ):
        command = option(command)
    return command


@main.command()
@_reading_options
@click.option(
    "--format", "format_", default="text", metavar="FORMAT", help="How findings are shown: text, jsonl, html, …  [text]"
)
@click.option("-o", "--output", type=_FILE, metavar="FILE", help="Write to a file, not to standard output.")
@click.option(
    "--report", "reports", multiple=True, metavar="FORMAT=FILE", help="One more report, to a file (repeatable)."
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="An article with such a finding fails.  [error]",
)
@click.option(
    "--min-score", type=click.FloatRange(0, 100), metavar="N", help="An article with a score under this fails.  [0]"
)
@click.option(
    "--max-failing",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="The share of failing articles that passes.  [0]",
)
@click.option(
    "--max-errors",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="The share of unreadable records that is tolerated.  [0]",
)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes.  [as many as there are processors]")
@click.option("--timings", is_flag=True, help="Print the time that each rule took.")
@click.option("--show-settings", is_flag=True, help="Print the settings in force and stop.")
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Check articles.

    PATH is a file, a folder, a glob, or - for standard input; without one, the folder that you are in.

    Exit code 0: passed. 1: the gate failed. 2: could not complete.
    """
    from .commands.check import run_check

    sys.exit(run_check(paths, options))


@main.command()
@_reading_options
@click.option("--diff", is_flag=True, help="Show what would change.")
@click.option("--in-place", is_flag=True, help="Write the files themselves.")
@click.option("-o", "--output", type=_FILE, metavar="FILE", help="Write the fixed input to a file.")
@click.option("--unsafe", is_flag=True, help="Apply fixes that a person should look at, too.")
def fix(paths: tuple[str, ...], **options: Any) -> None:
    """Mend text and JSONL.

    Safe fixes are applied; without an option the mended input is printed.
    """
    from .commands.fix import run_fix

    sys.exit(run_fix(paths, options))


@main.command()
@click.argument("rule", required=False)
@click.option(
    "--config", type=_FILE, metavar="FILE", help="Settings; else checker.toml or pyproject.toml, here or above."
)
def rules(rule: str | None, config: Path | None) -> None:
    """Print the catalogue of rules, or explain one."""
    from .commands.rules import run_rules

    run_rules(rule, config)


@main.command("learn-words")
@_reading_options
def learn_words(paths: tuple[str, ...], **options: Any) -> None:
    """List the words that nobody knows.

    By frequency, as a file that `word-files` in the settings can name once a person has struck out what is wrong.
    """
    from .commands.learn_words import run_learn_words

    sys.exit(run_learn_words(paths, options))


@main.command("test-rules")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
def test_rules(paths: tuple[Path, ...]) -> None:
    """Test the rules of a folder, or one.

    What is run are the rules' examples, and the cases in cases/RULE.toml beside them.
    """
    from .commands.test_rules import run_test_rules

    sys.exit(run_test_rules(paths))


def run() -> None:
    """The command as a whole process, which ends at once.

    Garbage is seldom collected: articles are released when they are done, and word lists never die. To take all that
    apart in the end is the system's business: Python needs longer for it than for a short text.
    """
    gc.set_threshold(1_000_000, 20, 20)  # measured: a third less time
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        atexit._run_exitfuncs()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # standard output that nobody reads any more
                stream.flush()
        os._exit(end.code)
