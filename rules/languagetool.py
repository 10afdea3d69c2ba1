"""The rule `languagetool`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from checker import Article, Examples, Hit, Rule, Severity, Span, replace

from ._languagetool import PRECISE

if TYPE_CHECKING:
    from checker.languagetool.client import Match
    from checker.languagetool.tool import Tool

_PLAIN_WORD = re.compile(r"\s[a-z]+(?=[\s,.;:?!]|$)")
_INITIALS = re.compile("[A-Z]{2}")
_GLUE = frozenset("_@#&;/\\=<>{}|`~")  # what holds code, addresses and entities together, and no sentence


@dataclass(frozen=True)
class LanguageTool(Rule):
    """LanguageTool finds a mistake of grammar.

    Why: agreement, verb forms, apostrophes and confused words need a parser. LanguageTool has one, hundreds of times
    slower than this program, so it is asked only when `--languagetool` or the settings say so.

    Fix: LanguageTool's first suggestion, never safe; its others are alternatives. `source_rule` is its rule's id.

    A server answers: the one at `url` (or in CHECKER_LANGUAGETOOL_URL), else one of your own, which is started with
    the first sentence and stopped with the run. It is looked for in `folder` (or in LTP_PATH, else where
    language-tool-python keeps it) and downloaded only with `download = true`. A server that does not answer within
    `timeout` seconds ends the run with exit code 2.

    The sentences of unclaimed paragraphs are sent, each once, if the article's language is that of one of the
    `variants`. With `cache` (or `--cache DIR`) answers are kept on disk.

    On are the rules that are `precise` in news, all rules of `categories` (such as GRAMMAR, TYPOS, STYLE), some more
    `rules`, and none of `disabled-rules`; these are LanguageTool's ids. What one of our own rules finds at the same
    place is shown once, as ours.

    Measured: LanguageTool 6.8 on 4,515 articles of news. Of ten findings of each of its categories there were right:
    NONSTANDARD_PHRASES 8, TYPOS 8 (without its dictionary, which takes names for typos), COLLOCATIONS 5, MISC,
    TYPOGRAPHY and PROPER_NOUNS 4, CONFUSED_WORDS, GRAMMAR and AMERICAN_ENGLISH_STYLE 3, PUNCTUATION, CASING, REDUNDANCY
    and STYLE 2, BRITISH_ENGLISH, COMPOUNDING, MULTITOKEN_SPELLING, REPETITIONS_STYLE and SEMANTICS none. So no category
    is on as a whole, but the precise rules of all of them: 96 of 100 findings right on the 2,900 articles they were
    chosen on, 188 of 207 on 1,615 others; 3 findings in 10,000 words."""

    group = "grammar"
    severity = Severity.WARNING
    confidence = 0.9
    default = False
    examples = Examples(
        bad=["He ⟦go⟧ to the office every day.", "The company lost ⟦it's⟧ licence in the spring."],
        good=["He goes to the office every day.", "Lee Kwan-sik runs the firm with Jong Un and Mr Tran."],
    )

    url: str = ""
    folder: Path | None = None
    download: bool = False
    variants: tuple[str, ...] = ("en-US",)
    precise: bool = True
    categories: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    disabled_rules: tuple[str, ...] = ()
    timeout: float = 60.0
    cache: Path | None = None

    def session(self) -> AbstractContextManager[None]:
        """The server and the cache, for a run."""
        return self._tool.session()

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield what LanguageTool finds in the article's own sentences."""
        variant = next((v for v in self.variants if v.partition("-")[0] == article.language), None)
        if variant is None:
            return
        for span, match in self._tool.matches(article, variant):
            if not self.precise or _in_sentence(article.text, span, match):
                yield _hit(span, match)

    @cached_property
    def _tool(self) -> Tool:
        from checker.languagetool.client import Choice
        from checker.languagetool.tool import Tool, Where

        where = Where(self.url, self.folder, self.download)
        rules = (*(PRECISE if self.precise else ()), *self.rules)
        return Tool(where, Choice(self.categories, rules, self.disabled_rules), self.timeout, self.cache)


def _in_sentence(text: str, span: Span, match: Match) -> bool:
    """Whether a match is about words of a sentence, not about code, addresses, initials and how they are read."""
    if text[span.start - 1 : span.start] in _GLUE or text[span.end : span.end + 1] in _GLUE - {";"}:
        return False
    if _INITIALS.search(text, span.start, span.end):
        return False
    return match.rule != "EN_A_VS_AN" or _PLAIN_WORD.match(text, span.end) is not None


def _hit(span: Span, match: Match) -> Hit:
    fixes = [replace(span, text, safe=False) for text in match.replacements]
    return Hit(
        span,
        f"{match.message} ({match.category}, by LanguageTool)",
        fixes[0] if fixes else None,
        tuple(fixes[1:]),
        source_rule=match.rule,
    )
