"""The rule `repeated-sentence`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from checker import Article, Block, Examples, Hit, Related, Role, Rule, Severity, Span, delete

from ._copies import copies, ends_recur
from ._removal import removal

_LEAST_LENGTH = 50  # characters; shorter sentences may be a manner of speaking
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

    def check(self, article: Article) -> Iterator[Hit]:
        """Yield each later copy of a sentence."""
        repeated = _repeated(article.text)
        if not repeated:
            return
        found = list(_later_copies(article, repeated))
        if len(found) <= _MOST:
            yield from found


def _repeated(text: str) -> set[str]:
    """The ends of sentences that come more than once: cheap, and right nearly always."""
    if not ends_recur(text, ".", _LEAST_LENGTH, False):
        return set()
    ends = [piece[-_LEAST_LENGTH:] for piece in text.split(".") if len(piece) >= _LEAST_LENGTH]
    return {end for end, count in Counter(ends).items() if count > 1}


def _later_copies(article: Article, repeated: set[str]) -> Iterator[Hit]:
    """The sentences that stand in an earlier paragraph too, whole paragraphs left out."""
    whole = {copy.block.index for copy in [*copies(article).single, *copies(article).body]}
    found: list[tuple[Block, Span, str]] = []
    for block in article.unclaimed:
        line = block.text
        if len(line) < _LEAST_LENGTH or block.index in whole or "|" in line or not any(end in line for end in repeated):
            continue
        for sentence in block.sentences:
            text = article.text[sentence.start : sentence.end]
            if len(text) >= _LEAST_LENGTH and len(text.split()) >= _LEAST_WORDS:
                found.append((block, sentence, text))
    if len({text for _, _, text in found}) == len(found):
        return  # before roles are told
    first: dict[str, Span] = {}
    for block, sentence, text in found:
        if block.role is Role.PARAGRAPH:
            original = first.setdefault(text, sentence)
            if original is not sentence:
                yield _hit(article, block, sentence, original)


def _hit(article: Article, block: Block, sentence: Span, original: Span) -> Hit:
    whole = sentence.start == block.start and sentence.end == block.end
    fix = delete(block, safe=False) if whole else removal(article, sentence.start, sentence.end, safe=False)
    message = "This sentence stands in the article twice: delete one of the two."
    return Hit(sentence, message, alternatives=(fix,), related=(Related(original, "The sentence stands here first."),))
