"""Where LanguageTool stands on this machine, and how it is started: language-tool-python knows, or downloads it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile

from ..errors import ServiceError

if TYPE_CHECKING:
    from language_tool_python.download_lt import LocalLanguageTool

_FOLDER_VARIABLE = "LTP_PATH"  # language-tool-python's own: the folder that LanguageTool-6.8 and the like stand in


class Installation(NamedTuple):
    """A LanguageTool that can be started: the version, and the command without the port."""

    version: str
    command: list[str]

    def on_port(self, port: int) -> list[str]:
        """The command that starts the server on a port."""
        return [*self.command, "--port", str(port)]

    @property
    def by_hand(self) -> str:
        """The command as one would type it."""
        return shlex.join(self.command)


def installation(folder: Path | None, *, download: bool) -> Installation:
    """LanguageTool in a folder, else where the environment or language-tool-python says, else downloaded if allowed."""
    try:
        from language_tool_python import exceptions
    except ImportError:
        raise ServiceError(
            "LanguageTool: a server of one's own needs the extra: pip install 'article-checker[languagetool]'; "
            "or set the option `url` of the rule languagetool"
        ) from None
    try:
        with _looking_in(folder):
            tool = _found(folder, download)
            command = tool.get_server_cmd()
    except (exceptions.LanguageToolError, ImportError, OSError, SystemError, ValueError, SystemExit) as error:
        raise ServiceError(f"LanguageTool cannot be started: {error}; it needs Java 17 on the PATH") from None
    return Installation(tool.version_name, command)


def _found(folder: Path | None, download: bool) -> LocalLanguageTool:
    from language_tool_python.download_lt import LocalLanguageTool
    from language_tool_python.utils import get_language_tool_download_path

    if folder and _is_one(folder):
        return LocalLanguageTool.from_path(folder.resolve())
    tool = LocalLanguageTool.get_latest_installed_version()
    if tool is not None:
        return tool
    if not download:
        raise ServiceError(
            f"LanguageTool is not in {get_language_tool_download_path()}: name the folder that LanguageTool-6.8 stands "
            f"in, by the option `folder` of the rule languagetool or by {_FOLDER_VARIABLE}, or a server by `url`, or "
            "set `download = true`"
        )
    tool = LocalLanguageTool.from_version_name()
    _download(tool)
    return tool


def _download(tool: LocalLanguageTool) -> None:
    """Fetch LanguageTool; ServiceError says where from and why it does not come."""
    from language_tool_python.exceptions import LanguageToolError

    try:
        tool.download()
    except (LanguageToolError, OSError, BadZipFile) as error:
        raise ServiceError(
            f"LanguageTool cannot be downloaded from {tool.download_url}: {_reason(error)}; try again, or get it from "
            f"Maven Central as the README says and name its folder by the option `folder` or by {_FOLDER_VARIABLE}"
        ) from None


def _reason(error: BaseException) -> str:
    """What went wrong at the bottom of an error, without the wrapping that libraries put around it."""
    while error.__context__ is not None:
        error = error.__context__
    return str(getattr(error, "strerror", None) or error).rstrip(".")


def _is_one(folder: Path) -> bool:
    """Whether a folder is LanguageTool's own, not the one above it."""
    return (folder / "languagetool-server.jar").is_file()


@contextmanager
def _looking_in(folder: Path | None) -> Iterator[None]:
    """While it lasts, language-tool-python looks into a folder; None leaves it where the environment says."""
    if folder is None:
        yield
        return
    before = os.environ.get(_FOLDER_VARIABLE)
    os.environ[_FOLDER_VARIABLE] = str((folder.parent if _is_one(folder) else folder).resolve())
    try:
        yield
    finally:
        del os.environ[_FOLDER_VARIABLE]
        if before is not None:
            os.environ[_FOLDER_VARIABLE] = before
