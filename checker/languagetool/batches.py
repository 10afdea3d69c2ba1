"""What of an article is sent: its own sentences, each once, in batches whose bounds depend on the text alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ..article import Article, Span

_SIZE = 2_000  # characters of a batch: few enough for several at once, and enough that a request's own cost is little
_BREAK = "\n\n"
_SENDABLE = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")  # no encoding has lone surrogates


@dataclass(frozen=True)
class Batch:
    """Stretches of an article, each with the place where it begins there, joined by blank lines."""

    text: str
    starts: tuple[int, ...]  # in the batch
    places: tuple[int, ...]  # in the article
    lengths: tuple[int, ...]

    def span(self, start: int, end: int) -> Span | None:
        """Where a part of the batch stands in the article; None when it reaches over the end of a stretch."""
        index = bisect_right(self.starts, start) - 1
        offset = start - self.starts[index]
        if end <= start or end - self.starts[index] > self.lengths[index]:
            return None
        return Span(self.places[index] + offset, self.places[index] + end - self.starts[index])


def batches(article: Article) -> Iterator[Batch]:
    """The sentences of the article's prose, what stands again left out."""
    stretches: list[Span] = []
    size = 0
    for stretch in _stretches(article):
        length = stretch.end - stretch.start
        if stretches and size + length > _SIZE:
            yield _batch(article, stretches)
            stretches, size = [], 0
        stretches.append(stretch)
        size += length
    if stretches:
        yield _batch(article, stretches)


def _stretches(article: Article) -> Iterator[Span]:
    """Sentences that follow each other in a paragraph, as far as none of them has come before."""
    seen: set[str] = set()
    for block in article.prose:
        stretch: Span | None = None
        for sentence in block.sentences:
            text = article.text[sentence.start : sentence.end]
            if stretch and (text in seen or sentence.end - stretch.start > _SIZE):
                yield stretch
                stretch = None
            if text not in seen:
                stretch = Span(stretch.start if stretch else sentence.start, sentence.end)
                seen.add(text)
        if stretch:
            yield stretch


def _batch(article: Article, stretches: list[Span]) -> Batch:
    texts = [article.text[s.start : s.end] for s in stretches]
    starts, place = [], 0
    for text in texts:
        starts.append(place)
        place += len(text) + len(_BREAK)
    text = _BREAK.join(texts).translate(_SENDABLE)
    return Batch(text, tuple(starts), tuple(s.start for s in stretches), tuple(map(len, texts)))
