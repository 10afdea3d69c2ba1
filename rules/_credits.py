"""Credits of pictures: whether a text is one, and where one ends a line."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ._claim import word_list, word_table
from ._people import is_name

_PICTURE = (
    r"(?:(?:file|stock|handout|main|featured|cover|lead|top|archive|press|courtesy) )?"
    r"(?:photo(?:graph|graphy| ?illustration)?s?|images?|pictures?|pics?|illustrations?|graphics?|artwork|screen(?:shot|grab)s?|renderings?"
    r"|fotos?|fotografie|fotografía|bild(?:er)?|grafik|titelbild|symbol(?:bild|foto)|beitragsbild|imagem|imagens|imagen|imágenes"
    r"|immagin[ei]|zdjęci[ea]|фото|снимок|fotoğraf|beeld|kuva|billede|bilde)"
)
_GIVEN = r"(?:credits?|courtesy|copyright|source|crédits?|créditos?|quelle|nachweis|rechte|cred)"
_HEAD = re.compile(
    rf"\s*(?:{_PICTURE}s?[\s-]?(?:{_GIVEN})?\s?(?::|©|/(?!\w+ )|\||=|\bby\b:?|\bvia\b|\bcourtesy(?: of)?\b|\bpar\b|\bvon\b)"
    rf"|(?:image|media|photo) ?copyright\s?|{_PICTURE} {_GIVEN}s?\b|(?:image ?)?(?:credit ?){{1,2}}(?:\.{{3}}|…)?\s?(?=(?-i:[A-Z]))(?<!credit )|{_GIVEN} ?(?:{_PICTURE})? ?[:©/]|courtesy (?:of )?(?=[A-Z@])|(?:provided|supplied|submitted|contributed) by|©(?! ?\d| ?copyright)|fot\.|foto ?©"
    r"|(?:bildquellen?|bildnachweis|fotocredit|fotoquelle|bildrechte|quelle|fuente|fonte|źródło|kaynak|bron|kilde|источник) ?[:©/]"
    r"|(?:photographed|illustrated|photography|photographie[sd]?|fotografiert) (?:by|par|von)\b:?"
    r"|(?:写真|撮影|画像|사진|图片?|圖片?|图片来源|图源|资料图)(?:提供|来源|出典)?\s?[:：=／/])\s*",
    re.I,
)
_INNER_HEAD = re.compile(
    r"(?:Photo(?:graph)?s?|Images?|Pictures?|Pics?|Foto|Bild|PHOTO|Photographs?|Illustration)(?: [Cc]redits?| [Cc]ourtesy| [Ss]ource)?"
    r"(?: ?:| by| courtesy of| via) |\bCredits? ?:|\bCourtesy of |Credit(?:\.{3}|…)|CreditCredit|Crédits? photos? :|Getty Images|© ?(?=[A-Z@])"
)
_SEPARATOR = re.compile(r"\s*(?:[/|,;•·–—©:：()\[\]]|\s-\s|(?<=\w)-(?=[A-Z])|\b(?:via|for|courtesy of|from|on|by)\b|\.\s)\s*", re.I)
_WORD = re.compile(r"[^\W_](?:[^\s/|,;:()\[\]©]*[^\W_.])?\.?|[&@]\S*")
_SENTENCE = re.compile(r"[a-zß-ÿ]{3}[.!?]\s+\S")
_BREAK = re.compile(r"[.!?][\"'”’)]*\s*(?=[(\[©]?\s?[A-Z©])|\n|\s\|\s|\s(?=©)")
_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]]{2,110})[)\]]\s*\.?$")
_SOURCE = re.compile(r"\W*(?:sources?|quelle|fuente|fonte|bron|kilde)\b", re.I)
_MAKESHIFT = re.compile(
    r"(?:file|handout|supplied|provided|contributed|submitted|courtesy|stock|archive|press|pool|undated)(?: (?:photo|image|picture|pic|video)s?)?", re.I
)
_SIGNED = re.compile(r"[^/|—]+(?:\s?[/|]\s?|\s[—–-]\s)[^/|—]+(?:[/|][^/|]+)*\Z")
_ACCOUNT = re.compile(r"(?:twitter|instagram|facebook|youtube|tiktok|flickr|vimeo|snapchat|pinterest)\s?[/:]\s?@?[\w.]+", re.I)
_PLAIN_HEAD = re.compile(r"(?:photos?|fotos?|images?|bild|imagem|video) (?=\S)", re.I)
_HANDLE = re.compile(r"(?<=[\w.?!)] )(?:фото|photo|foto|image|credit)s? ?:? ?(?:by )?(?:(?:instagram|twitter) ?[/:]? ?)?@\w+\.?$", re.I)
_MOST_WORDS = 14
_TAIL = 130

_OUTLETS = "herald times post tribune chronicle globe gazette journal press star register enquirer".split()
_LABELS = (
    *("screenshot", "screengrab", "screen grab", "photo illustration"),
    *("photo", "photos", "photograph", "photographs", "image", "images", "picture", "pictures", "pic", "illustration", "graphic"),
    *("foto", "fotos", "bild", "bilder", "grafik", "titelbild", "symbolbild", "symbolfoto", "beitragsbild", "fotografie"),
    *("crédit", "crédits", "imagem", "imagens", "imagen", "immagine", "zdjęcie", "фото", "beeld", "billede", "kuva", "artwork"),
)
_JOINTS = (" @", ":", " :", " by", " via", " courtesy", " credit", " source", " copyright", " ©", "©", "/", " par ", " von ", "=", "\n")
ANCHORS = (
    *(label + joint for label in _LABELS for joint in _JOINTS),
    *("credit:", "credits:", "courtesy", "source:", "quelle:", "fuente:", "fonte:", "źródło", "bron:", "kilde:", "kaynak:"),
    *("bildquelle", "bildnachweis", "bildrechte", "fotoquelle", "источник:", "\nfot.", "(fot.", "©", "getty", "reuters"),
    *("associated press", "shutterstock", "istock", "alamy", "xinhua", "/afp", "afp/", "afp\n", "/ap", "ap/", ", ap\n", " ap\n"),
    *("\nap\n", "(ap", "/epa", "epa/", " epa\n", "\nepa\n", "/efe", "efe/", "efe\n", "dpa", "upi\n", "tass\n", "kcna", "imago"),
    *("ansa\n", "anadolu", "press association", "canadian press", "bloomberg", "usa today", "zuma", "/sipa", "scanpix", "keystone"),
    *("lapresse", "wikimedia", "flickr", "unsplash", "pixabay", "pexels", "fotolia", "adobe stock", "sputnik", "yonhap", "kyodo"),
    *("credit...", "credit…", "creditcredit", "provided by", "supplied by", "\nnasa/", "\nnasa,", "/the ", "/staff\n"),
    *(f"{network}{mark}" for network in ("twitter", "instagram", "facebook", "youtube", "flickr") for mark in ("/", " /", ":", ": ")),
    *(f" {outlet}\n" for outlet in _OUTLETS),
    *("photo library", "file photo", "handout", "supplied\n", "provided\n", "contributed photo", "submitted photo", "stock photo", "\ncredit"),
    *(name for name in sorted(word_list("credit/agencies.txt")) if name.islower() and len(name) > 6),
    *("写真：", "写真:", "撮影", "画像", "사진=", "사진:", "사진 =", "사진제공", "图：", "图片", "圖片", "图源", "资料图"),
)
"""Literals one of which every credit holds."""


class Tail(NamedTuple):
    """A credit that ends a line: where it begins, and whether it can hardly be anything else."""

    start: int
    strong: bool


@cache
def _agencies() -> tuple[frozenset[str], frozenset[str]]:
    """The agencies in lower case, and those that count only as they are written."""
    names = word_list("credit/agencies.txt")
    return frozenset(n for n in names if n.islower()), frozenset(n for n in names if not n.islower())


def is_agency(text: str) -> bool:
    """Whether a text is the name of a news agency, a picture library or a picture desk, and nothing else."""
    folded, cased = _agencies()
    text = text.strip(" .")
    for tail in (" Photo", " Photos", " File", " Pool", " Photo/File", " Images"):
        text = text.removesuffix(tail)
    low = text.lower()
    return text in cased or low in folded or low.removeprefix("the ") in folded


def is_credit(text: str) -> bool:
    """Whether a whole line is a credit: names and an agency, or names after a word such as "Photo:"."""
    text = text.strip(" ()[]*.-–—")
    if text[:3].lower() == "by ":
        return False
    if len(text) > 150 or _SENTENCE.search(text):
        return False
    if _MAKESHIFT.fullmatch(text):
        return " " in text or text.lower() in ("handout", "supplied", "contributed", "submitted")
    if _ACCOUNT.fullmatch(text):
        return True
    head = _HEAD.match(text)
    rest = text[head.end() :] if head else text
    words = _WORD.findall(rest)
    if head and not words:
        return len(text) > 4
    if len(words) > _MOST_WORDS or not _named(words, labelled=head is not None):
        return False
    return head is not None or _names_agency(rest)


def _names_agency(text: str) -> bool:
    parts = [text, _PLAIN_HEAD.sub("", text, count=1), *_SEPARATOR.split(text)]
    return any(is_agency(part) for part in parts if part)


def _named(words: list[str], *, labelled: bool) -> bool:
    """Whether all words are names or the small words of credits, at least one a name."""
    if not labelled and any(word.isdigit() for word in words):
        return False
    table = word_table("credit/words.toml")
    lowered = [word.lower().rstrip(".") for word in words]
    if labelled and any(low in table["makeshift"] for low in lowered[:2]):
        return True
    named = [not word[0].islower() or "." in word[1:-1] or is_agency(low) for word, low in zip(words, lowered, strict=True)]
    return any(named) and all(n or low in table["others"] for n, low in zip(named, lowered, strict=True))


def _is_signed(text: str) -> bool:
    """Whether a text is a photographer and the paper, as in "Jane Doe/The Herald"."""
    if not _SIGNED.fullmatch(text) or len(text) > 90:
        return False
    first = re.split(r"[/|—–]", text)[0].strip()
    return is_name(first.title() if first.isupper() else first) and _named(_WORD.findall(text), labelled=False)


def credit_tail(text: str) -> Tail | None:
    """The credit that a line ends with, after other words; None where there is none."""
    bracketed = _BRACKETED.search(text)
    if bracketed and (_MAKESHIFT.fullmatch(bracketed[1]) or _is_signed(bracketed[1])):
        return Tail(bracketed.start(), strong=True)
    if bracketed and is_credit(bracketed[1]) and not _SOURCE.match(bracketed[1]):
        agency = is_agency(bracketed[1])
        if agency and (text[bracketed.start()] == "[" or text[: bracketed.start()].rstrip()[-1:] not in ".!?\"”"):
            return None
        return Tail(bracketed.start(), strong=not agency)
    begin = max(1, len(text) - _TAIL)
    for found in _BREAK.finditer(text, begin):
        rest = text[found.end() :]
        if is_credit(rest) and not _SOURCE.match(rest):
            return Tail(found.end(), strong=not is_agency(rest))
    if found := _HANDLE.search(text, begin):
        return Tail(found.start(), strong=True)
    for found in _INNER_HEAD.finditer(text, begin):
        rest = text[found.start() :]
        if is_credit(rest) and any(is_agency(part) or is_name(part) for part in _SEPARATOR.split(text[found.end() :])):
            return Tail(found.start(), strong=True)
    return None
