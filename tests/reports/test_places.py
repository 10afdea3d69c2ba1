"""Lines, columns, excerpts, and what cannot be seen."""

from hypothesis import given
from hypothesis import strategies as st

from checker.article import Article, Span
from checker.places import excerpt, place_of
from checker.visible import HIDDEN, visible

TEXTS = st.text(alphabet="ab é🎈\n\r\t\u200b\u2028", min_size=1, max_size=60)


@given(TEXTS, st.data())
def test_line_and_column_lead_back_to_the_offset(text, data):
    start = data.draw(st.integers(0, len(text)))
    for field, article in (("text", Article(text)), ("title", Article("", title=text))):
        place = place_of(article, Span(start, start, field))
        assert sum(len(line) + 1 for line in text.split("\n")[: place.line - 1]) + place.column - 1 == start


def test_an_excerpt_with_no_room_around_it():
    assert excerpt(Article("a" * 13), Span(0, 12), 12) == ("", "a" * 12, "")
    assert excerpt(Article("a" * 13), Span(1, 13), 12) == ("", "a" * 12, "")


@given(TEXTS, st.data(), st.integers(12, 60))
def test_an_excerpt_is_part_of_the_line_and_fits(text, data, width):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, match, after = excerpt(Article(text), Span(start, end), width)
    assert len(before + match + after) <= width
    assert "\n" not in before + after
    if end - start <= width:
        assert match == text[start:end]


def test_an_excerpt_is_cut_at_words():
    article = Article("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda")
    span = Span(article.text.index("zeta"), article.text.index("zeta") + 4)
    before, match, after = excerpt(article, span, 30)
    assert (before[0], match, after[-1]) == ("…", "zeta", "…")
    assert before[1:].strip() in article.text
    assert after[:-1].strip() in article.text


@given(st.text())
def test_nothing_hidden_is_left(text):
    assert not HIDDEN.search(visible(text))
    assert "\n" not in visible(text)


def test_joiners_of_scripts_and_emoji_stay():
    assert visible("می‌خواهم 👩‍🚀") == "می‌خواهم 👩‍🚀"
