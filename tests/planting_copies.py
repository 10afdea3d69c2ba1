"""Plants what scrapers do to headlines, words and whole pages: copies, cuts, joints, and pages that are no article."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from planting import Planted, Planter, paragraphs

_SITES = ("The Springfield Gazette", "BBC News", "Reuters", "The Guardian", "Valley Courier", "CNN", "The Harbour Post")
_OPENERS = ("The", "But", "However", "There", "This", "They", "When", "After", "Although", "While", "Because", "Since")
_LENGTH = range(25, 100)  # characters of a headline
_FEW_WORDS = 4


def _is_headline(line: str) -> bool:
    """Whether a first line reads like a headline, not like a date, a caption or a paragraph."""
    return len(line) in _LENGTH and line[-1].isalpha() and not re.search(r"[.!?] |\d{4}", line)


def headline(change: Callable[[Random, str], str | None]) -> Planter:
    """Changes the headline."""

    def plant(random: Random, text: str) -> Planted | None:
        head = text[: text.index("\n")].rstrip()
        new = change(random, head) if _is_headline(head) else None
        return None if new is None else Planted(new + text[len(head) :], 0, len(new))

    return plant


def with_site(random: Random, head: str) -> str:
    """The headline with the name of a site."""
    return head + random.choice((" | ", " - ", " – ", " — ")) + random.choice(_SITES)


def clipped(random: Random, head: str) -> str | None:
    """The headline cut after a word that leads on, with the mark of a cut; without such a word dots may be meant."""
    ends = [m.end() for m in re.finditer(r" (?:the|a|of|to|and|in|on|for|with|by|as|from|at)(?= )", head)]
    ends = [end for end in ends if head[:end].count(" ") >= _FEW_WORDS]
    return head[: random.choice(ends)] + random.choice(("...", "…")) if ends else None


def clipped_above_whole(random: Random, text: str) -> Planted | None:
    """Puts the headline above itself, cut anywhere."""
    head = text[: text.index("\n")].strip()
    words = head.split()
    if len(words) < _FEW_WORDS + 3 or not _is_headline(head):
        return None
    new = " ".join(words[: random.randrange(_FEW_WORDS + 1, len(words) - 1)]).rstrip(",:;-–— ") + random.choice(
        ("...", "…")
    )
    return Planted(f"{new}\n\n{text}", 0, len(new))


def repeated_headline(random: Random, text: str) -> Planted | None:
    """Puts the headline, as it is or changed as pages change it, before a paragraph."""
    head, found = text[: text.index("\n")].strip(), paragraphs(text)[:4]
    if not _is_headline(head) or not found:
        return None
    copy = random.choice((head, head, head.upper(), with_site(random, head)))
    place = random.choice(found).start()
    return Planted(f"{text[:place]}{copy}\n\n{text[place:]}", place, place + len(copy))


def repeated_summary(random: Random, text: str) -> Planted | None:
    """Puts sentences of the article as points on top."""
    sentence = re.compile(r"(?<=[a-z]\. )[A-Z][^.!?…\n\"“”]{50,160}[a-z]\.(?= [A-Z])")
    sentences = [m.group() for p in paragraphs(text) for m in sentence.finditer(text, p.start(), p.end())]
    if len(sentences) < 3:
        return None
    points = [f"{random.choice('•-*')} {sentence}" for sentence in random.sample(sentences, random.choice((1, 2, 3)))]
    head, added = text.index("\n") + 1, "\n".join(points)
    return Planted(f"{text[:head]}\n{added}\n\n{text[head:]}", head + 1, head + 1 + len(added))


def joined_sentences(random: Random, text: str) -> Planted | None:
    """Takes away the space between two sentences, or between a day and its year."""
    if random.random() < 0.2:
        date = (
            f" It was founded on {random.choice(('May', 'March', 'June'))} {random.randrange(1, 29)},2018 in the town."
        )
        place = random.choice(paragraphs(text)).end()
        return Planted(text[:place] + date + text[place:], place, place + len(date))
    glue = re.compile(rf"[a-z]{{4,}}\. (?:{'|'.join(_OPENERS)})\b")
    starts = [m.start() for p in paragraphs(text) for m in glue.finditer(text, p.start(), p.end())]
    if not starts:
        return None
    start = random.choice(starts)
    gap = text.index(". ", start) + 1
    return Planted(text[:gap] + text[gap + 1 :], start, gap + 4)


def glued_words(random: Random, text: str) -> Planted | None:
    """Puts a word that opens sentences right behind a common word, as where a line break was lost."""
    places = [p.start() + m.end() for p in paragraphs(text) for m in re.finditer(r"\b[a-z]{4,9}(?=, )", p.group())]
    if not places:
        return None
    place = random.choice(places)
    start = text.rindex(" ", 0, place) + 1
    opener = random.choice(_OPENERS)
    return Planted(text[:place] + opener + text[place + 1 :], start, place + len(opener))


def repeated_word(random: Random, text: str) -> Planted | None:
    """Writes a small word twice."""
    small = r"(?<=[a-z] )(?:the|of|to|for|with|from|and|at|is|was|as|a|its|their)(?= [a-z])"
    places = [(p.start() + m.start(), m.group()) for p in paragraphs(text) for m in re.finditer(small, p.group())]
    if not places:
        return None
    place, word = random.choice(places)
    return Planted(f"{text[:place]}{word} {text[place:]}", place, place + 2 * len(word) + 1)


def picture_words(random: Random, text: str) -> Planted | None:
    """Puts what stood for a picture between two paragraphs: the name of its file, or names in lower case."""
    names = list(dict.fromkeys(re.findall(r"(?<=[a-z] )[A-Z][a-z]{2,} [A-Z][a-z]{3,}(?= [a-z])", text)))
    makers = (
        lambda: f"IMG_{random.randrange(1000, 9999)}.{random.choice(('jpg', 'JPG', 'png', 'jpeg'))}",
        lambda: f"{random.choice(('harbour', 'mayor-speech', 'header_image'))}-{random.randrange(99)}x300.jpg",
        lambda: f"DSC{random.randrange(10000, 99999)}.JPG",
        lambda: f"screen-shot-2019-11-{random.randrange(10, 28)}-at-10-{random.randrange(10, 59)}-am.png",
    )
    line = (
        " ".join(random.sample(names, 2)).lower()
        if len(names) > 1 and random.random() < 0.4
        else random.choice(makers)()
    )
    found = paragraphs(text)[1:]
    if not found:
        return None
    place = random.choice(found).start()
    return Planted(f"{text[:place]}{line}\n\n{text[place:]}", place, place + len(line))


def comments(random: Random, text: str) -> Planted:
    """Puts a thread of readers' comments below the article."""
    nicks = random.sample(("lonespeed", "Hilda47", "old_sailor", "Marc P", "bridgewatcher", "K. Jensen"), 3)
    said = ("I could not agree more, well said.", "Why does nobody ask the people who live there?", "So true.")
    number = random.randrange(2, 9)
    dates = random.choice(
        (
            [f"{number + n} days ago at 07:{10 + n} am" for n in range(3)],
            [f"March {number + n}, 2019 at 10:{10 + n} pm" for n in range(3)],
            [f"{number + n} hours ago" for n in range(3)],
        )
    )
    shape = random.choice(("{} says:\n{}\n{}", "{}\n{}\n{}", "{0} said...\n{2}\n{1}", "{}\n{}\n{}\nReply"))
    below = "\n\n".join(shape.format(*one) for one in zip(nicks, dates, said, strict=True))
    body = text.rstrip()
    return Planted(f"{body}\n\n{below}\n", len(body) + 2, len(body) + 2 + len(below))


def error_page(random: Random, _: str) -> Planted:
    """Leaves the message of a page that could not be read."""
    message = random.choice(
        (
            "403 Forbidden\nnginx",
            "Access Denied\nYou don't have permission to access this page on this server.",
            "Please verify you are a human\nAccess to this page has been denied: you seem to be using a tool.",
            "Are you a robot?\nTo continue, please click the box below to let us know you're not a robot.",
            "404 Not Found\nThe page you requested could not be found.",
            "Page not found\nSorry, the page you are looking for does not exist.",
            "Please enable JavaScript and cookies to continue",
            "Checking your browser before accessing the site.\nDDoS protection by Cloudflare",
            "JavaScript is disabled in your browser. Please enable it to view this page.",
            "502 Bad Gateway",
            "503 Service Unavailable\nThe server is temporarily unable to service your request.",
            "Just a moment...\nEnable JavaScript and cookies to continue",
            "We've detected unusual traffic from your computer network. Please complete the captcha.",
            "Sorry, this content is not available in your region.",
            "451: Unavailable due to legal reasons\nThis site is not available in the European Economic Area.",
        )
    )
    return Planted(message, 0, len(message))


def teasers(random: Random, text: str) -> Planted:
    """Leaves a list of teasers instead of an article."""
    title = (
        "Harbour opens",
        "Mayor goes",
        "Bridge closed",
        "Schools open",
        "Ferries sail",
        "Market moves",
        "Union votes",
    )
    mark = random.choice(("Read more", "Continue reading", "Read more »", "{} August 2025", "August {}, 2025"))
    rows = [f"{head} after long talks\n{mark.format(3 * number + 2)}" for number, head in enumerate(title)]
    return Planted("\n".join(rows) + "\n", 0, 0)


def foreign_paragraph(random: Random, text: str) -> Planted | None:
    """Puts a paragraph in another language between two of an English article."""
    new = random.choice(
        (
            "Wir verwenden diese Daten nicht nur für den Betrieb der Seite, sondern auch für die Werbung hier.",
            "Nous utilisons ces données pour le fonctionnement du site et pour la publicité que vous voyez ici.",
            "El ayuntamiento no quiso decir cuánto dinero se ha gastado en las obras del puerto de la ciudad.",
            "De gemeente wilde niet zeggen hoeveel geld er aan de haven is uitgegeven en wanneer het klaar is.",
        )
    )
    found = paragraphs(text)[1:]
    if len(found) < 4:
        return None
    place = random.choice(found).start()
    return Planted(f"{text[:place]}{new}\n\n{text[place:]}", place, place + len(new))


def placeholder(random: Random, text: str) -> Planted | None:
    """Puts words that were to be replaced at the end of a paragraph, or on a line."""
    new = random.choice(
        (
            *(
                "INSERT CAPTION HERE",
                "[insert photo here]",
                "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
                "TKTK",
            ),
            *(
                "HEADLINE GOES HERE",
                "Caption goes here",
                "Your text here",
                "[PHOTO TK]",
                "XXXX TK TK",
                "Add your text here",
            ),
        )
    )
    found = paragraphs(text)[1:]
    if not found:
        return None
    place = random.choice(found).start()
    return Planted(f"{text[:place]}{new}\n\n{text[place:]}", place, place + len(new))
