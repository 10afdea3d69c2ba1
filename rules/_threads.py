"""Comments of readers and what pages print below an article: where they begin, and which lines they are."""

from __future__ import annotations

import re

from checker.article import Article, Block

from ._dates import dated_lines

_NOUN = (
    r"(?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|commento|reacties?|komentarze|komentarzy|kommentarer"
    r"|комментари(?:и|ев|й)|коментарі|yorum(?:lar)?|コメント|댓글|评论|評論|reader comments|user comments)"
)
_HEADING = re.compile(
    rf"(?:(?:\d[\d.,]*|no|one|all|view|show|read|post|see|add|write|hide|load|more|sort|latest|top|facebook|join|leave|the) ?)*{_NOUN}"
    rf"(?: ?[(\[:#]? ?\d*[)\]]?| (?:on|to) [“\"‘'«].{{3,120}}| posted| closed| are closed\.?| section| below| feed| rss)?"
    rf"|\d+ {_NOUN} (?:on|to) .{{3,120}}|(?:leave|post|add|write|submit) (?:a|your|the first|the) (?:comment|reply|response)\b.{{0,60}}|be the first to (?:comment|reply|respond).{{0,30}}"
    rf"|(?:join|start) the (?:conversation|discussion)s?\b.{{0,40}}|(?:view|show|hide|see|read|load)(?: all| more)? (?:comments|replies).{{0,20}}"
    rf"|(?:schreib(?:en)?(?: sie)? einen|kommentar (?:schreiben|hinterlassen|verfassen)|hinterlasse einen|laisser un|écrire un|publier un|deja un|deixe (?:um|seu)|lascia un|laat een|dodaj)"
    rf" ?(?:{_NOUN}|antwort|reactie|reply|kommentar|commentaire|comentario|comentário|commento)?.{{0,40}}"
    rf"|réagir|reageer|reageren|reply|antworten|répondre|(?:sort by )?(?:newest|oldest|best|most liked)(?: first)?|your e-?mail address will not be published.{{0,60}}|required fields are marked.{{0,4}}"
    rf"|(?:sign|log) in (?:to|or) .{{0,30}}comment.{{0,20}}|you must (?:be )?(?:log|sign|regist).{{0,60}}|(?:responses?|replies|thoughts?) (?:to|on) [“\"].{{3,120}}",
    re.I,
)
_SAYS = re.compile(
    r"[^,;:.!?\"“”]{1,45} (?:(?:says|sagt|meint|dice|dit|a écrit|escreveu|disse|scrive|zegt|skriver|pisze|пишет):"
    r"|(?:said|wrote|writes|schrieb|sagte|dijo|a écrit|escribió)(?: (?:on|at|am|le|el|em|il) .{5,40}):|said\.\.\.)|(?:reply|antworten|répondre|responder|rispondi|beantwoorden|odpowiedz|ответить)(?: to \w.{0,30})?"
)
_TAGS = re.compile(
    r"(?:^|[-|•·–] ?)(?:(?:related )?tags?|(?:related )topics|tagged(?: (?:with|as|under|in))?|topics?|filed (?:under|to|in)|categor(?:y|ies)|categorias?|categorías?|catégories?|kategorien?|labels?|keywords?"
    r"|schlagw(?:orte|örter)|schlagwort|stichwörter|themen|etiquetas?|temas?|mots[- ]clés?|étiquettes|sujets|parole chiave|argomenti|trefwoorden|tagi|słowa kluczowe|теги|метки|рубрика"
    r"|ключевые слова|emneord|ämnen|タグ|カテゴリー?|关键词|标签|태그|in this article|more on this story|mentioned in this article|posted (?:in|under))(?: ?[:：|»-] ?.*|$)",
    re.I,
)
_FILED = re.compile(r"(?:filed under|tagged(?: with| as)?|posted in|schlagwörter|read more about) [A-Z#].{2,150}", re.I)
_NOTES = re.compile(
    r"(?:the )?(?:views|opinions)(?: and (?:views|opinions))? expressed\b.{10,300}|.{0,80}\b(?:views|opinions) expressed (?:here|in this|by|are|on this)\b.{0,250}"
    r"|(?:\W*)(?:this|the) (?:article|story|post|piece|essay|column|interview|report|commentary|op-ed|item|version|blog post)(?: \w+){0,3}? (?:originally|first|was first|previously|also) (?:appeared|published|ran|posted|was published|appears|produced|was produced|was reported)\b.{0,250}"
    r"|(?:\W*)(?:originally|first) (?:published|appeared|posted) (?:on|in|at|by)\b.{2,150}|(?:\W*)(?:re-?published|reprinted|reproduced|cross-?posted|syndicated) (?:with|from|by|at|under|on)\b.{5,200}"
    r"|\W*a version of this (?:article|story|post|review).{10,250}|.{0,120}\bdoes not (?:work for|necessarily (?:reflect|represent))\b.{5,250}",
    re.I,
)
ANCHORS = (
    *("comment", "kommentar", "comentar", "comentár", "commenti", "commento", "reacties", "komentarz", "комментари", "коментар", "yorum", "コメント"),
    *("댓글", "评论", "評論", "replies", "responses", "conversation", "discussion", "leave a", "says:", "said:", "wrote:", "writes:", "reply\n", "\nreply"),
    *("\ntag", "related t", "tags:", "tagged", "\ntopic", "filed under", "filed to", "filed in", "\ncategor", "categor", "\nkategorie", "\nlabel", "\nkeyword", "schlagw", "\nthemen"),
    *("etiquet", "\ntemas", "mots-clés", "mots clés", "étiquettes", "\nsujets", "parole chiave", "argomenti", "trefwoorden", "\ntagi", "słowa kluczowe", "теги", "метки"),
    *("рубрика", "ключевые слова", "emneord", "ämnen", "タグ", "カテゴリ", "关键词", "标签", "태그", "in this article\n", "posted in", "expressed", "originally published"),
    *("originally appeared", "first published", "first appeared", "was published", "originally posted", "republished", "reprinted", "cross-post", "version of this"),
    *("does not work for", "does not necessarily", " am\n", " pm\n", " am:\n", " pm:\n", " said...\n", "logged in", "\nréagir", "\nreageer", "sort by", "email address will", "required fields", "was produced", "you must", "schrieb", "a écrit"),
)
"""Literals one of which every line that is told by its own words holds."""


TAIL = 8  # blocks at the end among which pages print their tags
_LIST = re.compile(r"[^,.:;!?]{2,40}(?:, ?[^,.:;!?]{2,40}){4,}")


def _is_tag_list(text: str) -> bool:
    """Whether a line is five or more short items with commas between them, and neither a sentence nor a list of names."""
    if not _LIST.fullmatch(text):
        return False
    items = text.split(",")
    return all(len(item.split()) <= 4 for item in items) and not re.search(r"\b(?:and|und|et|y|e|or|oder|ou|the|is|are|was)\b", text)


def line_kind(block: Block) -> tuple[str, float]:
    """What a line below an article is by its own words, and how sure that is; an empty text where nothing says so."""
    text, core = block.text, block.core
    if len(core) <= 160 and (_HEADING.fullmatch(core)):
        return "The heading or button of the readers' comments", 0.93
    if len(core) <= 250 and (_TAGS.search(core) or _FILED.fullmatch(core)) and not text.endswith((".", "?", "!")):
        return "Topics and tags of the page", 0.92 if ":" in core or _at_edge(block) else 0.75
    if block.index >= len(block.article.blocks) - TAIL and len(core) <= 700 and _is_tag_list(core):
        return "Tags of the page", 0.85
    if len(core) <= 420 and _at_edge(block) and _NOTES.fullmatch(text):
        return "A note about the article", 0.85
    return "", 0.0


def _at_edge(block: Block) -> bool:
    count = len(block.article.blocks)
    return block.index < 6 or block.index >= count - 10


def thread(article: Article, lines: list[Block]) -> int | None:
    """The index of the block at which the readers' comments begin, or None; `lines` are those worth a look."""
    heads = [block.index for block in lines if len(block.core) <= 60 and _SAYS.fullmatch(block.text)]
    dated = [
        index
        for index, told in article.memo(dated_lines).items()
        if index > 3 and len(told.rest.split()) <= 3 and (told.kind == "relative" or (told.kind == "date" and told.clock))
    ]
    if len(heads) >= 2:
        return min(heads)
    return _before_name(article, min(dated)) if len(dated) >= 3 else None


def _before_name(article: Article, index: int) -> int:
    """One line earlier where the name of the one who comments stands above the date."""
    before = article.blocks[index - 1]
    return index - 1 if len(before.text) < 30 and not before.ends_like_prose else index
