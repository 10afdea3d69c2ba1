"""The rule `repeated-sentence`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from checker import Article, Block, Examples, Hit, Related, Role, Rule, Severity, Span, delete

from ._copies import LEAST_SENTENCE, begun_twice, copies, lines_with, recurring_ends
from ._removal import removal

_LEAST_WORDS = 8
_MOST = 3  # in one article; with more of them the text is a thread that quotes itself


@dataclass(frozen=True)
class RepeatedSentence(Rule):
    """A long sentence stands in the article twice, word for word.

    Why: pull quotes and summaries repeat what the body says, and editors paste a sentence twice. Whole paragraphs
    that come again are `repeated-paragraph`.

    Fix: none by itself, for it may be the earlier copy that has to go; deleting the later one is the alternative.

    Measured: 20 of 25 findings in real articles are right; the others are quoted replies and citations."""

    group = "repetition"
    severity = Severity.INFO
    confidence = 0.8
    examples = Examples(
        bad=[
            "The council voted on Monday to close the old bridge for a year. Shops fear for their trade.\n"
            "Nobody was asked. ⟦The council voted on Monday to close the old bridge for a year.⟧"
        ],
        good=["We shall see. It rained.\nWe shall see. It snowed."],
    )

    def check(self, article: Article) -> Iterable[Hit]:
        """Yield each later copy of a sentence."""
        ends = recurring_ends(article.text, LEAST_SENTENCE)  # cheap, and right nearly always
        if not ends:
            return ()
        found = list(islice(_later_copies(article, ends), _MOST + 1))
        return found if len(found) <= _MOST else ()


def _later_copies(article: Article, ends: list[str]) -> Iterator[Hit]:
    """The sentences that stand in an earlier paragraph too, whole paragraphs left out."""
    found: list[tuple[Block, Span, str]] = []
    for block in _candidates(article, ends):
        for sentence in block.sentences:
            text = article.text[sentence.start : sentence.end]
            if len(text) >= LEAST_SENTENCE and len(text.split()) >= _LEAST_WORDS:
                found.append((block, sentence, text))
    if len({text for _, _, text in found}) == len(found):
        return  # before roles are told
    first: dict[str, Span] = {}
    for block, sentence, text in found:
        if block.role is Role.PARAGRAPH:
            original = first.setdefault(text, sentence)
            if original is not sentence:
                yield _hit(article, block, sentence, original)


def _candidates(article: Article, ends: list[str]) -> list[Block]:
    """The lines that hold an end and may have a sentence in common with another, or say one twice."""
    found = article.memo(copies)
    apart = {copy.block.line for copy in (*found.single, *found.body)}.union(article.claims.lines)
    lines = lines_with(article.blocks, ends)
    held = {block.start: block for block in lines if block.line not in apart and "|" not in block.text}
    return [held[start] for start in begun_twice(article.text, list(held), LEAST_SENTENCE)]


def _hit(article: Article, block: Block, sentence: Span, original: Span) -> Hit:
    whole = sentence.start == block.start and sentence.end == block.end
    fix = delete(block, safe=False) if whole else removal(article, sentence.start, sentence.end, safe=False)
    message = "This sentence stands in the article twice: delete one of the two."
    return Hit(sentence, message, alternatives=(fix,), related=(Related(original, "The sentence stands here first."),))
