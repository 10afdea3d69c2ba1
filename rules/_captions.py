"""What speaks for a line being the caption of a picture."""

from __future__ import annotations

import re

from ._claim import word_list
from ._credits import ANCHORS as CREDIT_ANCHORS
from ._credits import credit_tail

_MONTH = r"(?:Jan|Feb|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\.|[a-z]+)?"
_DATE = re.compile(
    rf"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:\d\d? )?{_MONTH}(?: \d\d?)?,? ?(?:19|20)\d\d"
    rf"|\b{_MONTH} \d\d?, ?(?:19|20)\d\d\b|\b\d\d? {_MONTH} (?:19|20)\d\d\b"
)
_ENDS_IN_DATE = re.compile(
    rf"\b(?:in|at|near|outside|of|from|on) [^.]{{3,80}}?,? (?:on )?(?:\w+day,? )?(?:{_MONTH} \d\d?, ?|\d\d? {_MONTH} )(?:19|20)\d\d\.?$"
)
_GALLERY = re.compile(
    r"(?:(?:image|photo|picture|slide|foto|bild|imagen|imagem) )?\d{1,3} ?(?:of|/|von|de) ?(?:/ ?)?\d{1,3}|back to gallery"
    r"|(?:view|see|open|launch|show|next|previous|close)(?: the| full| all)? (?:gallery|slideshow|photos?|images?|full ?screen)(?: \(\d+\))?"
    r"|(?:hide|show|toggle) captions?|\d{1,3} (?:photos|images|pictures|fotos|bilder)|(?:image|media|photo) captions?|captions?:?",
    re.I,
)
_HEADS = re.compile(
    r"(?:(?:[Mm]edia|[Ii]mage|[Pp]hoto|[Pp]icture) ?[Cc]aption(?![a-z])|FILE PHOTO\b|FILE ?[-–—] |File ?[-–—:] |File photo\b|Archive photo\b|Pictured(?:: | (?:here|above|below|left|right|with|from|in|at)\b)"
    r"|(?:Above|Below|Left|Right|Top|Bottom|Top left|Clockwise from)(?:,? from left)?: |(?:Above|Left|Right|Pictured), (?:the|an?) \w+"
    r"|(?:In )?[Tt]his (?:[\w.,-]+ ){0,6}?(?:file |handout |undated |combination )?(?:photo(?:graph)?|image|picture|frame grab|screenshot|frame from video|illustration)"
    r"(?:,| (?:shows?|taken|made|released|provided|from|by|combination|illustration|illustrates|depicts)\b)"
    r"|(?:An? |The )?[Aa]rtist['’]?s?['’]? (?:illustration|impression|rendering|concept|conception|depiction|view|rendition)\b"
    r"|An? (?:general view|aerial (?:view|photo|shot)|screenshot|still (?:image )?from|view|photo(?:graph)?|picture|image|illustration|satellite image|file photo) (?:of|shows?|from|taken|in|at|over)\b"
    r"|(?:Das (?:Foto|Bild) zeigt|Auf dem (?:Foto|Bild)|Symbol(?:bild|foto)\b|Archiv(?:bild|foto)\b)|(?:\d{1,2} ?of ?\d{1,2}|\d{1,2}/\d{1,2}) ?[A-Z])"
)
_INNER = re.compile(
    r"\bin this (?:[\w.,-]+ ){0,6}?(?:photo|picture|image|handout|frame grab)\b|\bfile (?:photo|picture|image)\b"
    r"|\bundated (?:handout )?(?:photo|image|picture)\b|\bphoto (?:released|provided|taken)\b|\bhandout (?:photo|image|picture)\b"
    r"|\b(?:is|are|was|were) (?:seen|pictured|shown) here\b|,? \(?pictured(?:\)|,| (?:at|in|on|with|here|left|right|during|after|before|outside)\b)"
    r"|\b(?:seen|shown|pictured) (?:here|left|right)\b|\bfrom left(?: to right)?[,:]|\bArchivbild\b|\bArchivfoto\b|\bSymbolbild\b"
)
_SIDES = re.compile(
    r"[,(] ?(?:second |third |far |top |bottom )?(?:left|right|center|centre|middle|cent(?:er|re) (?:left|right)|[LRC])[,)]"
    r"|\(?\b[Ll] ?(?:-|to) ?[Rr]\b|\b[Ll]eft to [Rr]ight\b|\bfrom (?:top|bottom)(?: left| right)?[,:]"
)
_VERB_LIKE = re.compile(r"(?!(?:its|his|this|was|has|as|is|us|yes|plus|across|thus|always|perhaps)$)[a-z]{3,}s")
_SEEN = re.compile(r"\b(?:is|are) (?:\w+ )?(?:seen|pictured|shown|surrounded|escorted|greeted|flanked|displayed|reflected|parked|photographed)\b")
_SENTENCE = re.compile(r"[a-z\d]{3}[.!?](?=\s+[A-Z])")
_SPOKEN = re.compile(r"[\"“”]|\b(?:said|says|told|according|will|would|announced|added|had|have|has been|I|we|you|your|my|our)\b|n[’']t\b")

ANCHORS = (
    *CREDIT_ANCHORS,
    *("gallery", "slideshow", "caption", "\nfile ", "pictured", "\nabove", "\nbelow:", "\nleft:", "\nright:", "\ntop:"),
    *(f"in this {what}" for what in ("photo", "picture", "image", "file", "undated", "handout", "frame", "combination")),
    *("clockwise", "\nin this ", "\nthis ", "artist's ", "artist’s ", "\na view", "\na general view", "\nan aerial", "\na screenshot", "\na still"),
    *("\na photo", "\na picture", "\nan image", "\nan illustration", "\na satellite", "das foto", "das bild", "dem bild", "dem foto"),
    *("symbolbild", "symbolfoto", "archivbild", "archivfoto", "file photo", "file picture", "file image", "undated", "handout"),
    *("photo released", "photo provided", "photo taken", "seen here", "shown here", "is seen", "are seen", "seen above", "shown above"),
    *(", left", ", right", ", center", ", centre", "(left", "(right", "(center", "(l)", "(r)", "(c)", "from left", "from top"),
    *(f"day, {month}" for month in "jan feb mar apr may jun jul aug sep oct nov dec".split()),
    *(f", {year}.\n" for year in range(2005, 2035)),
    *(f", {year}{comma} in " for year in range(2005, 2035) for comma in ("", ",")),
    *("(l-r", "\nl-r", "l to r", "left to right"),
    *(f" {year}.\n" for year in range(2005, 2035)),
    *(f"\n{n}{joint}" for n in range(1, 40) for joint in (" of ", "of", " / ", "/", " von ", " de ")),
    *(f"\n{what} {n}" for what in ("image", "photo", "picture", "slide", "foto", "bild", "imagen", "imagem") for n in range(1, 10)),
    *(f" {what}\n" for what in ("photos", "images", "pictures", "captions", "fullscreen", "full screen")),
)
"""Literals one of which every caption that can be told by its words holds."""


def is_gallery_mark(text: str) -> bool:
    """Whether a line is the counter or a button of a picture gallery."""
    return len(text) < 40 and _GALLERY.fullmatch(text) is not None


def caption_confidence(text: str) -> float:
    """How sure a line of text is a caption, by its own words; 0 where nothing says so."""
    if len(text) > 700:
        return 0.0
    tail = credit_tail(text)
    if tail:
        return 0.95 if tail.strong else 0.9 if len(text) <= 300 else 0.0
    if _HEADS.match(text):
        return 0.0 if _SPOKEN.search(text) and not text.startswith("FILE") else 0.92 if len(text) < 400 else 0.8
    first = text[: found.end()] if (found := _SENTENCE.search(text)) else text
    return 0.0 if _SPOKEN.search(first) else _described(first)


def _described(text: str) -> float:
    """For words in the present tense, with a place and a date or the picture spoken of."""
    shows = shows_present(text)
    if len(text) < 350 and _INNER.search(text):
        return 0.9
    if len(text) < 350 and _SIDES.search(text) and (shows or _DATE.search(text) or len(text) < 120):
        return 0.85
    if not _DATE.search(text):
        return 0.0
    if _ENDS_IN_DATE.search(text):
        return 0.93 if shows else 0.8 if _may_show_present(text) else 0.0
    return 0.85 if shows else 0.0


def shows_present(text: str) -> bool:
    """Whether one of the first words is a verb with which captions say what is to be seen."""
    if _SEEN.search(text):
        return True
    words = [word.strip(",.()") for word in text.split()[:24]]
    return not word_list("caption/verbs.txt").isdisjoint(words[1:])


def _may_show_present(text: str) -> bool:
    """Whether a word could be a verb in the present tense and none is one in the past."""
    words = [word.strip(",.()") for word in text.split()[:16]]
    return any(_VERB_LIKE.fullmatch(word) for word in words[1:]) and not any(word.endswith("ed") for word in words)


def names_a_thing(text: str) -> bool:
    """Whether a line is a bare description in lower case, such as "Cars on a wet road"."""
    if len(text) > 120 or text[-1:] in ".:?!,;…" or any(c.isdigit() or c in '"“@|' for c in text):
        return False
    words = text.split()
    return len(words) >= 3 and text[0].isupper() and sum(word.islower() for word in words) * 2 > len(words)
