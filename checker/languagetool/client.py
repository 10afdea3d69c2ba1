"""What is asked of a LanguageTool server, and what it answers, in code points."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

import msgspec

from ..errors import ServiceError, SettingsError
from .server import DIRECT

_MOST_REPLACEMENTS = 5


class Match(msgspec.Struct, frozen=True, array_like=True):
    """A place that LanguageTool finds fault with: half-open, in code points of the text that was sent."""

    start: int
    end: int
    rule: str
    category: str
    message: str
    replacements: list[str]


class _Category(msgspec.Struct):
    id: str
    name: str


class _Rule(msgspec.Struct):
    id: str
    category: _Category


class _Replacement(msgspec.Struct):
    value: str


class _Match(msgspec.Struct):
    offset: int
    length: int
    message: str
    rule: _Rule
    replacements: list[_Replacement] = []


class _Answer(msgspec.Struct):
    matches: list[_Match]


_decode = msgspec.json.Decoder(_Answer).decode


class Choice(NamedTuple):
    """Which of LanguageTool's rules are asked: those of some categories and some more, but for the ones left out."""

    categories: tuple[str, ...]
    rules: tuple[str, ...]
    without: tuple[str, ...]

    def parameters(self) -> dict[str, str]:
        """The choice as the server reads it, which can be told of single rules only, or of all and some more."""
        wanted = ",".join(rule for rule in self.rules if rule not in self.without)
        if not self.categories:
            return {"enabledOnly": "true", "enabledRules": wanted}
        more = {"enabledRules": wanted, "enabledCategories": ",".join(self.categories)}
        return {name: ids for name, ids in (more | {"disabledRules": ",".join(self.without)}).items() if ids}

    def holds(self, rule: _Rule) -> bool:
        """Whether a rule is one of those asked."""
        return rule.id in self.rules or rule.category.id in self.categories


def base_url(url: str) -> str:
    """An address as users write it, with or without `/v2`, as the one that requests go to."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"LanguageTool: {url!r} is no address; write it as http://localhost:8081")
    return f"{url.rstrip('/').removesuffix('/v2').rstrip('/')}/v2"


class Client:
    """Asks a server; `address` gives where it is, once it is up."""

    def __init__(self, address: Callable[[], str], choice: Choice, timeout: float) -> None:
        self._address = address
        self._choice = choice
        self._timeout = timeout

    def ask(self, text: str, variant: str) -> list[Match]:
        """What the server finds in a text; ServiceError when it does not answer, or not as it should."""
        address = self._address()
        body = urlencode({**self._choice.parameters(), "language": variant, "text": text}).encode()
        try:
            with _opener(address).open(f"{address}/check", body, self._timeout) as response:
                answer = _decode(response.read())
        except urllib.error.HTTPError as error:
            raise ServiceError(f"LanguageTool at {address} refuses: {_refusal(error)}") from None
        except (OSError, http.client.HTTPException) as error:
            raise ServiceError(f"LanguageTool at {address} does not answer: {self._cause(error)}") from None
        except msgspec.MsgspecError:
            raise ServiceError(f"{address} does not answer as LanguageTool does: correct the option `url`") from None
        return _matches([match for match in answer.matches if self._choice.holds(match.rule)], text)

    def _cause(self, error: Exception) -> str:
        cause = getattr(error, "reason", error)
        if isinstance(cause, TimeoutError):
            return f"nothing came within {self._timeout:g} s; raise the option `timeout` or take a faster server"
        said = getattr(cause, "strerror", None) or cause or type(cause).__name__
        return f"{said}; see whether it runs and whether the option `url` is right"


def _refusal(error: urllib.error.HTTPError) -> str:
    """What a server says when it refuses, on one line."""
    said = " ".join(error.read(500).decode("utf-8", "replace").split())
    return f"{error.code} {said or error.reason}"


def _opener(address: str) -> urllib.request.OpenerDirector:
    """Through the environment's proxies, but not to this machine."""
    host = urlsplit(address).hostname or ""
    return DIRECT if host in ("localhost", "::1") or host.startswith("127.") else urllib.request.build_opener()


def _matches(found: list[_Match], text: str) -> list[Match]:
    place = _code_points(text)
    return [
        Match(
            place(m.offset),
            place(m.offset + m.length),
            m.rule.id,
            m.rule.category.name,
            m.message,
            [r.value for r in m.replacements[:_MOST_REPLACEMENTS]],
        )
        for m in found
    ]


def _code_points(text: str) -> Callable[[int], int]:
    """From UTF-16 units, which the server counts, to code points."""
    if text.isascii() or max(text) <= "\uffff":
        return lambda units: units
    wide = text.encode("utf-16-le")
    return lambda units: len(wide[: 2 * units].decode("utf-16-le", "surrogatepass"))
