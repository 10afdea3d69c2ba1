"""Every format: found by name, and nothing that an article holds breaks it."""

import subprocess
import sys

import pytest
from report_samples import clean, harbour, hostile, unreadable, written

from checker.errors import CheckerError
from checker.writers import formats, writer_class


def test_formats_are_the_modules_of_the_folder():
    assert {"github", "html", "json", "jsonl", "markdown", "text"} <= set(formats())


def test_an_unknown_format_names_those_that_exist():
    with pytest.raises(CheckerError, match=r"no format 'pdf'.*github, html, json"):
        writer_class("pdf")


@pytest.mark.parametrize("format_", formats())
def test_every_format_takes_everything(format_):
    writer = writer_class(format_)
    text = written(writer, [harbour(), clean(), hostile(), unreadable()])
    assert writer.format == format_
    assert text.encode("utf-8").decode() == text
    assert text == written(writer, [harbour(), clean(), hostile(), unreadable()])


@pytest.mark.parametrize("format_", formats())
def test_every_format_takes_an_empty_run_and_a_clean_one(format_):
    for results in ([], [clean()]):
        written(writer_class(format_), results)


@pytest.mark.parametrize("format_", [f for f in formats() if f not in ("text", "html")])
def test_rich_and_jinja_are_loaded_only_for_the_reports_that_need_them(format_):
    program = (
        "import sys; from checker.writers import writer_class;"
        f"writer_class({format_!r});"
        "print([m for m in ('rich', 'jinja2', 'tabulate') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
