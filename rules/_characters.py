"""The characters of an article that are not printable ASCII: what the rules about encodings look at first."""

from __future__ import annotations

from checker import Article

_PRINTABLE = bytes([9, 10, 13, *range(32, 127)])


def unusual(article: Article) -> str:
    """The characters of the text other than printable ASCII and line breaks, in order."""
    return article.memo(_unusual)


def unusual_set(article: Article) -> frozenset[str]:
    """The distinct characters of `unusual`."""
    return article.memo(_unusual_set)


def _unusual(article: Article) -> str:
    return article.text.encode("utf-8", "surrogatepass").translate(None, _PRINTABLE).decode("utf-8", "surrogatepass")


def _unusual_set(article: Article) -> frozenset[str]:
    return frozenset(unusual(article))
