"""What speaks for a line naming the writers of an article."""

from __future__ import annotations

import re

from checker.article import Article

from ._claim import word_table
from ._credits import is_agency
from ._dates import dated
from ._people import is_name

_BY = re.compile(
    r"(?:(?:written|posted|published|reported|reviewed|edited|compiled|submitted|contributed|created|added|authored|story|text|words|article|report|"
    r"medically reviewed|fact[- ]checked|analysis|opinion|guest post|commentary|filed)"
    r"[:\s]+)?by\b[:\s]*(?=\S)|(?:von|par|por|door|di|autor(?:in|es|a)?|authors?|auteur|autore|автор|redaktion|redacción|redação|texto?|tekst|skrevet av|av|af|przez|yazan|kirjoittanut)[:\s]+"
    r"|(?:publicado|escrito|publié|écrit|geschrieben|veröffentlicht|geplaatst|geschreven|pubblicato|scritto|posté|postado|dodane|написал)"
    r" (?:em |el |le |il |op )?(?:por|par|von|door|da|di|przez)[: ]+",
    re.I,
)
_TEAM = re.compile(
    r"[(\[*_—–\s-]*(?:(?:[Aa]dditional |[Ww]ith |[Ww]ith additional |[Ff]urther )?(?:reporting|editing|writing|research|production|additional reporting|compiled|report) by:? [A-Z]"
    r"|[Ww]ith (?:inputs?|files|agency reports?|additional material|contributions) from [A-Za-z].{2,80}$"
    r"|(?:Reporting|Editing|Writing|Written|Edited|Compiled|Produced|Reviewed|Translated|Photographs|Video) by\b:? [A-Z][\w.’'-]+(?:[ ,;.)]|$)"
    r"|(?:Redaktion|Reporte|Edición|Edição|Édité|Reportagem|Editado|Bearbeitet|Übersetzt)(?: de| por| par| von| durch)?:? (?:de |por |par |von )?[A-Z].{3,80}$)"
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:reporting|research)\b|\bcontributed (?:\w+ )?to (?:the|this|these) (?:report|story|article|post|piece|reporting|coverage|item|dispatch)s?\b"
    r"|^[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} reported from [A-Z][^.]{3,60}\.?$|\b(?:colaboró (?:en|con)|contribuiu para|a contribué à) (?:esta?|este|cette?|cet) \w+",
    re.I,
)
_ASIAN = re.compile(
    r"(?:作者|记者|記者|編集|编辑|责任编辑|責任編輯|取材・文|文・写真|執筆|著者|ライター|来源|來源|글|취재)\s?[:：／/=]\s?\S.{0,40}|[가-힣]{2,4} ?(?:선임|인턴|객원)?(?:기자|특파원|논설위원)(?:[ =/|].{0,50})?"
    r"|(?:Da|Do|De la|Della) [Rr]eda(?:ção|cción|zione)|(?:Da|Por|De) Agência \w+"
)
_LABEL = re.compile(r"(?:(?:written|posted|published|reported|updated) )?by:?|authors?:|autor(?:in|es|a)?:|auteur ?:|автор:|作者[:：]", re.I)
_CONTRIBUTES = ("ontribut", "reported from", "colabor")
_OUTLET = re.compile(r"/ ?(?:CBS|CNN|NBC|ABC|Fox|AP|AFP|CBS/AP|[A-Z]{2,5})(?: News| Money| Sports)?\.?$")
_ABOUT = re.compile(r"(?:about (?:the )?authors?|(?:about|über|sobre|à propos de|acerca de|informazioni su) [A-Z]\w+ [A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)?|(?:view|see|read|more) (?:all |more )?(?:author archive|posts|articles|stories|from|by)(?: (?:by|from))?(?: .{2,40})?"
    r"|author archive|über (?:den|die) autor(?:in|en)?|sobre (?:el|o|la|a) autora?|à propos de l'auteur|acerca del autor|об авторе|meet the author|author bio|view (?:profile|bio|full bio)"
    r"|(?:all|more|other) (?:posts|articles|stories|news)? ?(?:by|from) .{3,40}|mehr von .{3,30}|alle (?:beiträge|artikel) (?:von|anzeigen).{0,30}|staff writers?|staff report(?:er)?s?|guest contributor)$", re.I)
_PERSON = r"(?:(?:the )?(?:authors?|reporters?|writers?|us|me|him|her|them)\b|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}\b)"
_PLACE = r"(?:\S*@|on (?:Twitter|Facebook|Instagram|LinkedIn|X)\b|at https?:|at \(?\d{3}[-.) ])"
_REACHED = ("@", " on ", "http", "be ")
_REACH = re.compile(
    rf"(?:[Ww]rite to|[Cc]ontact|[Ee]-?[Mm]ail|[Rr]each|[Ff]ollow|You can (?:reach|follow|contact|e-?mail)|[Tt]weet|[Rr]each out to|[Cc]onnect with|[Ff]ind) "
    rf"{_PERSON}.{{0,60}}?{_PLACE}.{{0,80}}|.{{0,60}}\b(?:may|can) be (?:reached|contacted|found|followed)\b.{{0,40}}?(?:{_PLACE}|\d{{3}}).{{0,80}}"
    r"|(?:[Ff]ollow|[Cc]ontact|[Ee]-?mail)(?: (?:him|her|them|me|us|[A-Z]\w+))?(?: (?:on|at|via|in))?(?: [Tt]witter)?:? ?@\w+.{0,80}"
    r"|(?:[Tt]witter|[Ee]-?mail|[Ii]nstagram|[Cc]ontact)\s?:\s?@?\S+(?:@\S+)?|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2}[,: |-]+(?:[\w.+-]+@[\w-]+\.[\w.]+|@\w{3,20})"
)
_NAMED = r"(?:[A-Z][\w.’'-]+(?: (?:[A-Z]|de|van|von|del|al|el)[\w.’'-]*){0,3})(?:,? (?:[A-Z][\w.]+,?|\(@?\w+\),?)){0,3} "
_BIO = re.compile(
    _NAMED + r"(?:(?:is|was) (?:a|an|the|one of|our|currently|[A-Z][\w’'.]*(?: [A-Z][\w’'.]*){0,3}[’']s?)\b.{0,80}?\b(?:writer|reporter|journalist|editor|correspondent|columnist"
    r"|contributor|blogger|producer|photographer|staff member|critic|freelancer|editor-in-chief|commentator|co-?founder of|founder of|intern)\b"
    r"|(?:also |regularly |currently )?(?:writes|covers|blogs|reports) (?:about|on|for|at)\b|covers [a-z]|joined .{3,40} in \d{4}|ist (?:Redakteur|Autor|Journalist|Korrespondent|freie|Chefredakt)"
    r"|es (?:periodista|redactor|columnista|editor)|est (?:journaliste|rédact)|é (?:jornalista|repórter|editor|colunista)|è (?:giornalista|redattore))"
)
_WORK = re.compile(r"\b(?:work|writing|articles|stories|reporting|byline|books?) (?:has|have) (?:also )?(?:appeared|been published|been featured)\b")
_NAMELESS = frozenset(("admin", "administrator", "staff", "editor", "webmaster", "redaktion", "redacción", "redação"))
_WORD = re.compile(r"[^\s,;/|&()•·:–—]+")

ANCHORS = (
    *("\nby\u00a0", "\nvon\u00a0", "\npor\u00a0", "\npar\u00a0", "\nby ", "\nby:", "\nby\t", "\nvon ", "\npar ", "\npor ", "\ndoor ", "\ndi ", "\nav ", "\naf ", "\npost by"),
    *(f"\n{verb} by" for verb in "written posted published reported reviewed edited compiled submitted contributed created added authored".split()),
    *("\nmedically reviewed by", "fact checked by", "fact-checked by", "\nanalysis by", "\nopinion by", "\nguest post by", "\nfiled by"),
    *("autor", "author", "auteur", "автор", "redaktion", "redacci", "redaç", "skrevet av", "przez ", "yazan", "texto:", "text:", "tekst:"),
    *("story by", "words by", "por:", "publicado", "escrito", "publié par", "écrit par", "geschrieben von", "geschreven", "pubblicato", "postado"),
    *("special to", "with input", "with files", "with reporting", "read more from", "read more by", "agency reports"),
    *("作者", "记者", "記者", "編集", "编辑", "編輯", "取材", "執筆", "著者", "来源", "來源", "기자", "특파원", "취재", "\nda reda", "agência", "\nby\n", "by:\n"),
    *("reporting by", "editing by", "writing by", "research by", "report by", "contribut", "reported from", "/ cbs", "/cbs", "/ cnn"),
    *("/ nbc", "/ abc", "/ ap", "/ap\n", "\nabout ", "\nüber ", "\nsobre ", "\nà propos de ", "\nacerca de ", "archive\n", "posts by", "articles by", "stories by", "\nmore from", "\nmore by", "mehr von", "alle beiträge"),
    *("staff writer", "staff report", "write to ", "be reached", "be contacted", "\nfollow ", "\ncontact ", "\nemail ", "\ne-mail ", "\nreach ", "you can reach"),
    *("you can follow", "twitter:", "email:", "e-mail:", "@", "news\n", " writer\n", " reporter\n", " editor\n", " correspondent\n", " columnist\n", " contributor\n"),
    *("freelance", "journalist", "columnist", "correspondent", " writes about", " writes for", " covers ", "periodista", "journaliste", "jornalista"),
    *(" 201", " 202", "/201", "/202", ".201", ".202", " 200", "have appeared", "has appeared", "has been published", "view profile", "view bio", "full bio", "associated press", "reuters", "editor\n", "staff\n"),
)
"""Literals one of which every byline that can be told by its own words holds."""


def are_writers(text: str) -> bool:
    """Whether a text is names of people, what they are and where they work, and nothing else."""
    words = _WORD.findall(text)
    table = word_table("byline/words.toml")
    if not words or len(words) > 22 or any(c in text for c in '"“”!?…'):
        return False
    lowered = [word.lower().strip(".") for word in words]
    named = [not w[0].islower() and not w.isdigit() for w in words]
    known = table["roles"] | table["particles"] | {"with", "avec", "mit", "con", "com", "and", "und", "y", "e", "et", "og", "och", "&", "special", "on"}
    return (any(named) or lowered[0] in _NAMELESS) and all(n or low in known or w[0] == "@" for n, low, w in zip(named, lowered, words, strict=True))


def byline_confidence(text: str) -> float:
    """How sure a line names the article's writers or says who they are, by its own words; 0 where nothing says so."""
    if _TEAM.match(text) or _is_contribution(text):
        return 0.95
    if len(text) > 160:
        return 0.0
    if named := _BY.match(text):
        told = dated(text[named.end() :])
        rest = told.rest if told else text[named.end() :]
        if are_writers(rest) or (told and not rest):
            return 0.95 if text[-1] not in ".!?" or told else 0.8
    if "/" in text and len(text) < 60 and _OUTLET.search(text) and are_writers(text):
        return 0.93
    if (len(text) < 24 and _LABEL.fullmatch(text)) or (not text.isascii() and _ASIAN.fullmatch(text)):
        return 0.9
    if _ABOUT.match(text):
        return 0.92
    if any(sign in text for sign in _REACHED) and _REACH.fullmatch(text):
        return 0.92
    return 0.9 if _has_role(text) else 0.0


def _is_contribution(text: str) -> bool:
    return any(sign in text for sign in _CONTRIBUTES) and text[0] not in '"“‘' and _CONTRIBUTED.search(text) is not None


def is_role(text: str) -> bool:
    """Whether a line says what a writer is or for whom, and nothing else: "Senior Correspondent", "The Daily Post"."""
    words = text.split()
    roles = word_table("byline/words.toml")["roles"]
    return 1 <= len(words) <= 5 and text[0].isupper() and all(word.lower().strip(".,/|") in roles for word in words)


def _has_role(text: str) -> bool:
    """A name with what its bearer is: "Jane Doe, Staff Writer", "Jane Doe | The Associated Press"."""
    if text[-1] in ".!?:" or len(text) > 90:
        return False
    parts = [part.strip() for part in re.split(r"[,|/•·–—]| - |\bfor\b|\bof\b", text) if part.strip()]
    if not 2 <= len(parts) <= 4 or not is_name(parts[0].title() if parts[0].isupper() else parts[0]):
        return False
    roles = word_table("byline/words.toml")["roles"]
    return all(is_agency(part) or all(word.lower().strip(".") in roles for word in part.split()) for part in parts[1:])


_BIOGRAPHIC = frozenset(
    b"writer reporter journalist editor correspondent columnist contributor blogger producer photographer freelancer critic "
    b"commentator founder cofounder intern staff writes covers blogs reports joined appeared published featured redakteur "
    b"redakteurin autor autorin journalistin periodista redactor columnista journaliste jornalista giornalista".split()
)


def may_have_biography(article: Article) -> bool:
    """A cheap first test: the article has a word of those that biographies cannot do without."""
    return not _BIOGRAPHIC.isdisjoint(article.vocabulary)


def is_biography(text: str) -> bool:
    """Whether a paragraph tells who a writer is."""
    return len(text) < 700 and bool(_WORK.search(text) or _BIO.match(text))
