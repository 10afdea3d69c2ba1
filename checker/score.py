"""The score of an article, 0 to 100: the lower, the more surely over a twentieth of its text is not the article.

50 is where a twentieth of the text is expected to be stray: by the claims on its lines, each as sure as its confidence,
and by the doubts about others. A brief text needs less to be unfit, so it starts a little lower; one that is no article
as a whole, such as an error page, comes to nearly 0.

What scores mean, on articles of real pages as six extractors left them, each scored without what its page taught
(`scripts/measure_score.py`):

=========  ==========  ================
score        articles    over 5 % stray
=========  ==========  ================
0 to 10            21               95%
10 to 30           40               82%
30 to 50           38               68%
50 to 70           40               28%
70 to 90           52               12%
90 to 99           79                3%
99 to 100         145                3%
=========  ==========  ================
"""

from __future__ import annotations

from .article import Article
from .block import Block, Lines
from .claims import Claim
from .finding import Finding
from .native import in_c
from .rule import Severity

_UNFIT = 0.05  # the share of stray text from which an article counts as unfit
_DOUBT = 0.3  # of a doubt's likelihood counts: doubts are many, and most are about the article's own lines
_BRIEF = 2000  # characters from which a text is long enough to start at 100
_SLIP = 2  # characters of stray text that a brief text is suspected of from the start


def score(article: Article, findings: list[Finding]) -> float:
    """The score, rounded to a tenth; 100 when no line is in doubt in a text that is not brief."""
    total = size_of(article.blocks)
    if not total:
        return 0.0
    lines, doubts = article.claims.lines, article.claims.doubts
    if not findings and total >= _BRIEF and not lines and not doubts:
        return 100.0
    kept: set[int] = set()
    no_article = 0.0
    for finding in findings:
        if finding.span is None:
            no_article = max(no_article, finding.confidence if _on_the_whole(finding) else 0.0)
        elif finding.group == "headline" and finding.severity is Severity.INFO and finding.span.field == "text":
            kept.add(article.line_at(finding.span.start))  # the title at the head of the text, where many want it
    stray = stray_of(article.blocks, lines, doubts, kept, _DOUBT) + max(0.0, _SLIP * (1 - total / _BRIEF))
    fit: float = 0.5 ** (stray / total / _UNFIT)
    return round(100 * fit * (1 - no_article), 1)


@in_c
def size_of(blocks: Lines[Block]) -> int:
    """The characters of the lines of an article, white space around each aside."""
    return sum(len(block.text) for block in blocks)


def _on_the_whole(finding: Finding) -> bool:
    """Whether a finding on the whole text says that it is no article: an error page, a list of teasers."""
    return finding.group == "document" and finding.severity is Severity.ERROR


@in_c
def stray_of(
    blocks: Lines[Block], claims: dict[int, Claim], doubts: dict[int, float], kept: set[int], doubt: float
) -> float:
    """The characters that are expected to be no part of an article, of all that it has but for the lines `kept`.

    A claim counts with its confidence, a doubt that no claim settles with its likelihood times `doubt`.
    """
    stray = 0.0
    for line in sorted((claims.keys() | doubts.keys()) - kept):
        block = blocks.on(line)
        if block is not None:
            stray += len(block.text) * (claims[line].confidence if line in claims else doubt * doubts[line])
    return stray
