"""Structure that the text itself tells: which block is the headline, a subhead, a list item, a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from .block import Block, Role
from .native import in_c
from .regexes import programs

_MARKED = re.compile(r"#{1,6}\s+\S")
BULLET = re.compile(r"(?:[•·●▪■◦‣∙►▶▸»›]\s*|[*+–—-]\s+|\d{1,2}[.)]\s+)(?=\S)")
"""With what the items of lists begin."""
_QUOTE_MARK = re.compile(r">\s")
_CLOSING = "\"'”’»)]"  # marks that stand behind the end of a sentence
_WRITER = re.compile(r"(?:by|von|por|par) [^.!?]{3,50}", re.I)
_DATED = re.compile(r"\d(?:(?<=\b1)9\d\d\b|(?<=\b2)0\d\d\b|:\d\d)")  # begins with the digit itself: found fast
_MAY_BE_DATED = re.compile(r"19|20|\d:")
_LINK_PAST_MENUS = re.compile(
    r"(?:skip|jump) (?:straight )?to (?:the )?(?:main |primary )?(?:content|article|text|navigation|menu)\b.{0,30}"
    r"|(?:(?:direkt )?zum (?:haupt)?inhalt(?: springen| wechseln)?|aller (?:directement )?au contenu(?: principal)?"
    r"|(?:ir|saltar|pasar) al contenido(?: principal)?|vai al contenuto(?: principale)?"
    r"|(?:ir|saltar|pular) para o conteúdo(?: principal)?|(?:ga )?naar (?:de )?(?:hoofd)?inhoud)",
    re.I,
)
_WAY_HERE = re.compile(  # from the first page to this one
    r"(?:you are here ?: ?|sie sind hier ?: ?)?[^>»›]{2,40}(?: ?[>»›] ?[^>»›]{2,60}){1,6}",
    re.I,
)
_BEGINS_PLAINLY = re.compile(r"[A-Za-z\"'“‘]")
_ABOVE_HEADLINES = frozenset(["al", "by", "di", "ga", "ir", "ju", "na", "pa", "po", "pu", "sa", "sk", "va", "vo", "zu"])
"""With what all lines begin that begin with a letter and that `_LINK_PAST_MENUS` or `_WRITER` fits."""
_HEADLINE_WITHIN = 4  # blocks at the beginning
_LONGEST_HEADLINE = 30  # words; measured on real headlines, where one in a thousand is longer
_LONGEST_SUBHEAD = 14
_SHORTEST_PARAGRAPH = 60  # characters of what a subhead stands above
_STEP = (  # a numbered one begins so, too
    r"(?:\d+[.)] )?(?:(?:then|next|now|first|finally|once [^,.]{3,40}),? )?(?:"
    r"add|change|check|choose|click|close|confirm|connect|copy|create|disable|download|drag|enable|enter|fill|find|follow|"
    r"go|hit|hold|install|launch|locate|log|look|make|move|navigate|open|paste|pick|place|plug|press|put|remove|repeat|"
    r"restart|return|save|scroll|search|select|set|share|sign|switch|swipe|tap|turn|type|uncheck|upload|use|visit|wait"
    r"|(?:öffnen|tippen|klicken|wählen|geben|melden|laden|drücken|gehen|scrollen|suchen|aktivieren|schließen) sie)\b"
)
_ON_BEHALF = (
    r"\b(?:us|our|my|me|free|newsletters?|updates?|alerts?|coverage|stor(?:y|ies)|articles?|comments?|facebook|twitter|"
    r"instagram|youtube|subscri\w+|advert\w+|unsere[nrms]?|uns)\b"
)
_LONGEST_STEP = 160
_CREDIT_LIKE = re.compile(r"\bvia [A-Z]|^(?:By|Photo|Image|Credit|Source|Foto|Bild)\b:?|©|\w/\w*[A-Z]")


@in_c
def first_headline(blocks: Sequence[Block]) -> Block | Literal[False] | None:
    """The first block where it is the headline, else None; False where its looks do not tell, but its wording may."""
    if not blocks:
        return None
    text = blocks[0].text
    if not _BEGINS_PLAINLY.match(text) or _may_precede_headline(text):
        return False
    return blocks[0] if _could_be_headline(text, is_last=len(blocks) == 1) else None


def headline_by_wording(blocks: Sequence[Block]) -> Block | None:
    """The text's own headline line: the first block, marked as one or short and without the end of a sentence.

    What may stand above a headline is skipped; `first_headline` knows most headlines sooner.
    """
    for block in blocks[:_HEADLINE_WITHIN]:
        if _MARKED.match(block.text):
            return block
        if not _precedes_headline(block.text):
            fits = not is_list_item(block) and _could_be_headline(block.text, is_last=block.next is None)
            return block if fits else None
    return None


def _may_precede_headline(text: str) -> bool:
    """Whether a line that begins with a letter or a quotation mark may be one that `_precedes_headline` names."""
    if len(text) > 120:
        return False
    words = len(text.split())
    if len(text) <= 60 and (words == 1 or (words <= 8 and _MAY_BE_DATED.search(text))):
        return True
    begins_so = text[0].isalpha() and (not text[:2].isascii() or text[:2].lower() in _ABOVE_HEADLINES)
    return begins_so or any(map(text.__contains__, ">»›"))


def _precedes_headline(text: str) -> bool:
    """Whether a line is what pages print above a headline: a label of one word, a date, the writer, the way here."""
    if len(text) > 120:
        return False
    if _LINK_PAST_MENUS.fullmatch(text) or (any(map(text.__contains__, ">»›")) and _WAY_HERE.fullmatch(text)):
        return True
    words = text.split()
    return len(text) <= 60 and (
        len(words) == 1 or _WRITER.fullmatch(text) is not None or (len(words) <= 8 and bool(_DATED.search(text)))
    )


def _could_be_headline(text: str, *, is_last: bool) -> bool:
    if is_last or len(text) > 250:
        return False
    clipped = text.endswith(("...", "…")) and len(text) < 120
    if not clipped and text.rstrip(_CLOSING)[-1:] in (".", "!", ";", ",", "…"):
        return False
    return 2 <= len(text.split()) <= _LONGEST_HEADLINE


def is_list_item(block: Block) -> bool:
    """Whether a block begins with a bullet or a number, as the items of lists do."""
    return BULLET.match(block.text) is not None


def is_step(block: Block) -> bool:
    """Whether a line is a step of instructions: it tells the reader to do something, and so does a line beside it.

    What asks for something on the publisher's behalf is none.
    """
    return _instructs(block.core) and any(
        beside is not None and _instructs(beside.core) for beside in (block.previous, block.next)
    )


def _instructs(text: str) -> bool:
    if not text.endswith(".") or len(text) > _LONGEST_STEP:
        return False
    step, on_behalf = _wording_of_steps()
    return step.match(text) is not None and on_behalf.search(text) is None


@cache
def _wording_of_steps() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How steps begin, and what is not said in them; compiled when a line may be one, which is seldom."""
    compiled = programs().compile
    return compiled(_STEP, re.IGNORECASE), compiled(_ON_BEHALF, re.IGNORECASE)


def role_of(block: Block) -> Role:
    """What a block is: the headline, or what its own text and the lines below it tell."""
    if block.field == "title" or block is block.article.headline:
        return Role.HEADLINE
    text = block.text
    if not text[0].isalpha():  # as nearly all lines begin
        if _MARKED.match(text):
            return Role.SUBHEAD
        if is_list_item(block):
            return Role.LIST_ITEM
        if _QUOTE_MARK.match(text):
            return Role.QUOTATION
    if not block.ends_like_prose and len(text) < 120 and len(text.split()) <= _LONGEST_SUBHEAD and _leads(block):
        return Role.SUBHEAD
    return Role.PARAGRAPH


def _leads(block: Block) -> bool:
    """Whether a paragraph follows that the block could stand above; what belongs to a picture between them aside."""
    if not block.text[:1].isupper() or block.text[-1:] in ",;-–—" or _CREDIT_LIKE.search(block.text):
        return False
    follower = block.next
    while follower is not None and not follower.ends_like_prose and _belongs_to_picture(follower):
        follower = follower.next
    return (
        follower is not None
        and follower.ends_like_prose
        and len(follower.text) >= max(_SHORTEST_PARAGRAPH, len(block.text))
    )


def _belongs_to_picture(block: Block) -> bool:
    return len(block.text) < 120 and (block.text[:1].islower() or _CREDIT_LIKE.search(block.text) is not None)
