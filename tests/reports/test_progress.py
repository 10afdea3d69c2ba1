"""The progress bar: on a terminal only, and out of the report's way."""

import io

from checker.progress import ProgressBar


class Terminal(io.StringIO):
    def isatty(self):
        return True


def run(bar, out, items=3):
    with bar:
        stream = bar.above(out)
        for [item] in bar.watch([[number] for number in range(items)]):
            stream.write(f"{item}\n")
    return out.getvalue()


def test_nothing_is_drawn_where_standard_error_is_no_terminal(monkeypatch):
    monkeypatch.setattr("checker.progress._WAIT", 0)
    piped, out = io.StringIO(), Terminal()
    bar = ProgressBar(3, piped)
    assert bar.above(out) is out
    assert run(bar, out) == "0\n1\n2\n"
    assert piped.getvalue() == ""


def test_a_short_run_draws_nothing():
    terminal = Terminal()
    run(ProgressBar(3, terminal), io.StringIO())
    assert terminal.getvalue() == ""


def test_a_long_run_draws_and_wipes(monkeypatch):
    monkeypatch.setattr("checker.progress._WAIT", 0)
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    run(ProgressBar(3, terminal), io.StringIO())
    assert "1/3" in terminal.getvalue()
    assert terminal.getvalue().rstrip().endswith("\x1b[2K")


def test_what_is_printed_on_the_same_terminal_wipes_the_bar_first(monkeypatch):
    monkeypatch.setattr("checker.progress._WAIT", 0)
    monkeypatch.setattr("checker.progress._EVERY", 0)
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    shown = run(ProgressBar(3, terminal), terminal)
    assert shown.startswith("0\n")
    assert "\x1b[2K1\n" in shown
    assert "\x1b[2K2\n" in shown
