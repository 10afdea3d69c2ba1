"""What the text itself tells of its structure: the headline, the roles of lines, and that analyses can be let go."""

import gc
import weakref

import pytest

from checker import Article, Role, check

BODY = "The river rose by two metres in the night, and the lower town was told to leave at dawn.\n\nNobody was hurt."
HEADLINE = "River rises and the lower town leaves"


@pytest.mark.parametrize(
    "before",
    [
        "",
        "Advertisement",
        "March 3, 2021",
        "By Ada Example",
        "Skip to main content",
        "Skip to navigation",
        "Home > News > Region",
        "Startseite » Nachrichten",
        "You are here: Home › News",
        "Zum Inhalt springen",
        "Aller au contenu principal",
    ],
)
def test_the_headline_stands_below_what_pages_print_above_it(before: str) -> None:
    article = Article("\n\n".join(filter(None, [before, HEADLINE, BODY])))
    assert article.headline is not None
    assert article.headline.text == HEADLINE


@pytest.mark.parametrize(
    "text",
    [BODY, "- Milk, two bottles\n- Bread and a little butter\n- Eggs", "Only one line without an end"],
)
def test_a_text_may_have_no_headline(text: str) -> None:
    assert Article(text).headline is None


def test_the_title_of_the_record_is_the_headline() -> None:
    article = Article(f"{HEADLINE}\n\n{BODY}", title="  River rises ")
    assert article.headline is not None
    assert (article.headline.text, article.headline.span) == ("River rises", (2, 13, "title"))


def test_roles() -> None:
    lines = [HEADLINE, BODY.partition("\n")[0], "What comes next", BODY.partition("\n")[0], "- one", "> two"]
    expected = [Role.HEADLINE, Role.PARAGRAPH, Role.SUBHEAD, Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTATION]
    assert [block.role for block in Article("\n\n".join(lines)).blocks] == expected


def test_a_released_article_frees_its_parts_and_computes_them_anew() -> None:
    article = Article(f"{HEADLINE}\n\n{BODY}")
    article.claims.add([0], "some-rule", 0.9)
    before = [(block.span, block.role) for block in article.blocks]
    block = weakref.ref(article.blocks[0])
    gc.disable()
    try:
        article.release()
        assert block() is None, "something still refers to it"
    finally:
        gc.enable()
    assert [(block.span, block.role) for block in article.blocks] == before
    assert article.claims.of(0) == "some-rule"


STEPS = "Open the app.\n\nSign in to your account.\n\nChoose a plan.\n\nPress the green button until it blinks."


STORY = BODY.partition("\n")[0]


@pytest.mark.parametrize(
    ("lines", "stray"),
    [
        (STEPS, []),
        (
            "Sign up for our newsletter.\n\nFollow us on Facebook.",
            ["Sign up for our newsletter.", "Follow us on Facebook."],
        ),
    ],
)
def test_steps_of_instructions_are_the_articles_own_but_not_what_the_publisher_asks(
    lines: str, stray: list[str]
) -> None:
    result = check(f"{HEADLINE}\n\n{STORY}\n\n{lines}\n\nNobody was hurt.", {"select": ["stray-content"]})
    assert [finding.text for finding in result.findings] == stray
