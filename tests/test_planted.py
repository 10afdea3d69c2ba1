"""Planted defects: each rule finds its own kind wherever it stands, and leaves the same words alone inside prose."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from random import Random

import planting as p
import planting_copies as c
import planting_names as n
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from checker import Article, Finding
from checker.engine import Active, Engine
from checker.registry import all_rules

CLEAN = [
    path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "articles" / "clean").glob("*.txt"))
]
ENGLISH = [text for text in CLEAN if " the " in text]
IN_ENGLISH = {  # planted with words of English
    *("confused-word", "glued-words", "misnamed-organisation", "missing-space", "mixed-language", "repeated-word"),
    "split-word",
}
RULES = {rule_id: found.rule for rule_id, found in all_rules().items()}
LEAST_FOUND = 0.95
IN_NEWS = 40  # defects of each kind planted into real articles

DEFECTS: dict[str, p.Planter] = {
    "unrendered-token": p.line(
        lambda r: f"{{{{{p.name(r)}}}}}",
        lambda r: f"{{{{ {p.name(r)} | upper }}}}",
        lambda r: f"{{% include '{p.name(r)}.html' %}}",
        lambda r: f"${{{p.name(r)}}}",
        lambda r: f"<%= {p.name(r)} %>",
        lambda r: f"By {{{{{p.name(r)}}}}}",
        lambda r: f"#{{{p.name(r)}}}",
        lambda r: "{{}}",
    ),
    "shortcode": p.line(
        lambda r: f'[caption id="attachment_{r.randrange(1, 999)}" align="alignnone"]',
        lambda r: f'[gallery ids="{r.randrange(9)},{r.randrange(9)}"]',
        lambda r: "[gallery]",
        lambda r: f"[embed width={r.randrange(300, 900)}]",
        lambda r: f'[button link="https://example.org/{r.randrange(99)}" type="big"]',
    ),
    "leaked-value": p.line(
        lambda r: "undefined",
        lambda r: "[object Object]",
        lambda r: "null",
        lambda r: "NaN",
        lambda r: "By undefined",
        lambda r: "By undefined | NaN minutes",
        lambda r: "Invalid Date",
    ),
    "html-tag": p.word(
        lambda r, w: r.choice(
            (f"<b>{w}</b>", f'<a href="/{w}">{w}</a>', f"{w}<br/>", f"<span class='x'>{w}</span>", f"</p>{w}")
        )
    ),
    "html-entity": p.word(
        lambda r, w: (
            w + r.choice(("&#8217;s", "&nbsp;", "&eacute;", "&amp;", "&#x2014;", "&quot;", "&rsquo;", "&amp;nbsp;"))
        )
    ),
    "html-comment": p.line(
        lambda r: f"<!-- {p.name(r)} -->", lambda r: "<!--more-->", lambda r: f"<!-- /{p.name(r)} -->"
    ),
    "script-code": p.line(
        lambda r: f"window.{r.choice(('_ads', 'dataLayer', 'page'))} = window.page || [];",
        lambda r: f"var slot{r.randrange(99)} = document.getElementById('ad');",
        lambda r: "googletag.cmd.push(function() { googletag.display('slot'); });",
        lambda r: "(function(d) { d.body.className += ' js'; })(document);",
        lambda r: "$(document).ready(function() { $('.box').hide(); });",
    ),
    "style-code": p.line(
        lambda r: f".{r.choice(('ad', 'box', 'more'))} {{ margin: {r.randrange(30)}px; color: red; }}",
        lambda r: f"#story p{{font-size:{r.randrange(10, 20)}px}}",
        lambda r: f"@media (max-width: {r.randrange(400, 900)}px) {{ .ad {{ display: none; }} }}",
    ),
    "markdown-residue": p.word(lambda r, w: r.choice((f"**{w}**", f"[{w}](https://example.org/{w})", f"__{w}__"))),
    "raw-url": p.line(
        lambda r: f"https://example.org/{p.name(r)}/{r.randrange(9999)}", lambda r: "pic.twitter.com/abc123"
    ),
    "mojibake": p.word(p.garbled),
    "replacement-character": p.word(p.inside("\ufffd", "\ufffd\ufffd")),
    "invisible-character": p.word(p.inside("\u200b", "\u00ad", "\ufeff", "\u2060")),
    "control-character": p.word(p.inside("\x00", "\x01", "\x1f", "\x92", "\x7f")),
    "lone-surrogate": p.word(p.inside("\ud83d", "\udc00")),
    "mixed-script": p.word(p.lookalike),
    "repeated-paragraph": p.repeated_paragraph,
    "repeated-body": p.repeated_body,
    "repeated-sentence": p.repeated_sentence,
    "dangling-label": p.before_prose("WATCH:", "More:", "Videos:"),
    "unclosed-bracket": p.open_bracket,
    "unclosed-quote": p.open_mark,
    "space-before-punctuation": p.word(lambda r, w: w[:-1] + " ,", re.compile(r"[a-z]{3,},(?= [a-z])")),
    "repeated-punctuation": p.word(lambda r, w: w + ",", re.compile(r"[a-z]{3,},(?= [a-z])")),
    "repeated-space": p.word(lambda r, w: w.replace(" ", "  "), re.compile(r"[a-z]{3,} [a-z]{3,}")),
    "truncated-article": p.cut_article,
    "dangling-sentence": p.open_quotation,
    "site-name-in-headline": c.headline(c.with_site),
    "clipped-headline": lambda r, text: r.choice((c.headline(c.clipped), c.clipped_above_whole))(r, text),
    "repeated-headline": c.repeated_headline,
    "repeated-summary": c.repeated_summary,
    "missing-space": c.joined_sentences,
    "glued-words": c.glued_words,
    "repeated-word": c.repeated_word,
    "alt-text": c.picture_words,
    "comment": c.comments,
    "name-variant": n.name_in_two_ways,
    "misnamed-organisation": n.sentences(
        "A report by the {} says so, and nobody in the town doubted it.",
        "She used to work for the {} before she came to the harbour.",
        of=(
            *("Associate Press", "Brookings Institute", "Doctors Without Boarders", "Council of Foreign Relations"),
            *("Centers of Disease Control", "Drug Enforcement Agency", "American Civil Liberty Union"),
        ),
    ),
    "confused-word": n.sentences(
        "Nobody in the harbour {} that day, the crew said later.",
        of=("should of known", "could of seen it", "would of gone", "must of been there", "might of done it"),
    ),
    "split-word": n.sentences(
        "The {} had nothing to say of the matter when it was asked.",
        of=("gover nment", "comm ittee", "depart ment", "organi sation", "commu nity"),
    ),
    "mixed-language": c.foreign_paragraph,
    "placeholder-text": c.placeholder,
    "error-page": c.error_page,
    "index-page": c.teasers,
    "empty-article": p.nothing_left,
    "too-short": p.headline_left,
}

_ENGINE = Engine(Active(rule, rule.severity) for rule in RULES.values() if rule.default)


def found(rule_id: str, planted: p.Planted) -> list[Finding]:
    """What a rule finds at the planted place when all rules run."""
    result = _ENGINE.check(Article(planted.text))
    assert rule_id not in result.crashed
    mine = [f for f in result.findings if f.rule == rule_id]
    return [f for f in mine if f.span is None or (f.span.start < planted.end and f.span.end > planted.start)]


@pytest.mark.parametrize("rule_id", DEFECTS)
@settings(max_examples=8, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(random=st.randoms(use_true_random=False), article=st.sampled_from(CLEAN))
def test_a_planted_defect_is_found(rule_id: str, random: Random, article: str) -> None:
    planted = DEFECTS[rule_id](random, article)
    assume(planted is not None and (article in ENGLISH or rule_id not in IN_ENGLISH))
    assert found(rule_id, planted), planted.text[max(0, planted.start - 80) : planted.end + 80]


@pytest.mark.parametrize("text", CLEAN)
def test_what_a_record_says_wrongly_is_found(text: str) -> None:
    stated = "de" if text in ENGLISH else "en"
    for rule_id, article in {
        "wrong-language": Article(text, language=stated),
        "missing-headline": Article(text, title=" "),
        "foreign-encoding": Article(text, encoding="windows-1252"),
    }.items():
        assert rule_id in {finding.rule for finding in _ENGINE.check(article).findings}
        assert rule_id not in {finding.rule for finding in _ENGINE.check(Article(text)).findings}


def test_a_cut_paragraph_is_found_nearly_always() -> None:
    random = Random(5)
    plants = [planted for _ in range(80) if (planted := p.cut_paragraph(random, random.choice(CLEAN)))]
    share = sum(bool(found("dangling-sentence", planted)) for planted in plants) / len(plants)
    assert len(plants) > 30
    assert share >= LEAST_FOUND


@pytest.fixture(scope="module")
def news(shared: Path) -> list[str]:
    """Real articles of some length."""
    with gzip.open(shared / "data" / "news.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line, _ in zip(file, range(1500), strict=False)]
    return [text for text in texts if 1200 < len(text) < 6000 and len(p.paragraphs(text)) > 4]


def test_paragraphs_cut_at_random_in_real_articles(news: list[str]) -> None:
    random = Random(17)
    planted = [one for _ in range(14 * IN_NEWS) if (one := p.cut_paragraph(random, random.choice(news)))]
    missed = [one.text[max(0, one.end - 90) : one.end + 30] for one in planted if not found("dangling-sentence", one)]
    assert len(planted) > 3 * IN_NEWS
    assert len(missed) <= (1 - LEAST_FOUND) * len(planted), f"{len(missed)} of {len(planted)} missed: {missed[:5]}"


@pytest.mark.parametrize("rule_id", DEFECTS)
def test_planted_in_real_articles(rule_id: str, news: list[str]) -> None:
    random = Random(11)
    planted = [one for _ in range(2 * IN_NEWS) if (one := DEFECTS[rule_id](random, random.choice(news)))][:IN_NEWS]
    missed = [one for one in planted if not found(rule_id, one)]
    shown = [one.text[max(0, one.start - 60) : one.end + 60] for one in missed[:3]]
    assert len(missed) <= (1 - LEAST_FOUND) * len(planted), f"{len(missed)} of {len(planted)} missed: {shown}"
