"""The page in a real browser: hostile text is text, marks stand where they should, filters work, nothing overflows."""

import importlib.util
import os
import shutil

import pytest
from report_samples import clean, finding, harbour, hostile, unreadable, written

from checker.article import Article, Span
from checker.finding import Result
from checker.rule import Severity
from checker.writers import writer_class

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 12


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and driver and importlib.util.find_spec("selenium")):
        reason = "chromium, chromedriver (Debian: chromium, chromium-driver) or selenium is not installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    instance = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield instance
    instance.quit()


@pytest.fixture
def opened(browser, tmp_path):
    """Open the page of some results at a width; returns the browser."""

    def open_page(results, width=1280, script=True):
        path = tmp_path / "report.html"
        path.write_text(written(writer_class("html"), results), encoding="utf-8")
        metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
        browser.get(path.as_uri())
        return browser

    yield open_page
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def texts(browser, selector):
    return browser.execute_script(
        "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText.trim())", selector
    )


def marked(browser, selector="mark"):
    """The text under each mark, without the numbers of the notes."""
    return browser.execute_script(
        "return [...document.querySelectorAll(arguments[0])].map(mark => [...mark.childNodes]"
        ".filter(node => node.className !== 'ref').map(node => node.textContent).join(''))",
        selector,
    )


def test_hostile_text_is_shown_and_runs_nothing(opened):
    browser = opened([hostile(), harbour(), unreadable()])
    assert browser.title == "2 of 3 articles need mending"
    assert browser.execute_script("return document.querySelectorAll('img, iframe, i:not(.dot)').length") == 0
    assert browser.execute_script("return document.scripts.length") == 1
    heading = texts(browser, "#a1 h2")[0]
    assert heading.startswith('<script>document.title="broken into"</script> "><img src=x onerror="document.title=1">')
    assert "U+202E" in heading
    assert "{{ 7 * 7 }}" in heading
    assert "U+D83D" in marked(browser, "#a1 mark")
    assert "‮" not in browser.find_element("tag name", "body").text
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_marks_stand_at_their_places(opened):
    browser = opened([harbour()])
    assert marked(browser) == [
        " | The Quay",
        "Advertisement",
        "The harbour was a ",
        "suprise",
        " to visitors, said the mayor.",
        "The harbour was a suprise to visitors, said the mayor.",
    ]
    assert texts(browser, ".row.marked .line") == ["title", "3", "5", "16"]
    assert texts(browser, "#a1-l5 .note .rule") == ["repeated-paragraph", "misspelling"]
    beside = browser.execute_script(
        "const box = s => document.querySelector(s).getBoundingClientRect();"
        "const text = box('#a1-l3 .text'), note = box('#a1-l3 .note');"
        "return [note.left >= text.right, Math.abs(note.top - text.top) < 60]"
    )
    assert beside == [True, True]


def test_notes_stand_under_their_line_on_a_phone(opened):
    browser = opened([harbour()], width=390)
    below = browser.execute_script(
        "const box = s => document.querySelector(s).getBoundingClientRect();"
        "return box('#a1-l3 .note').top >= box('#a1-l3 .text').bottom"
    )
    assert below


def test_filters_by_rule_and_severity(opened):
    browser = opened([harbour(), hostile()])

    def shown():
        return browser.execute_script(  # not by innerText, which is empty while an article far below is not drawn yet
            "return [...document.querySelectorAll('.note:not([hidden]) .rule')]"
            ".filter(e => e.checkVisibility()).map(e => e.textContent.trim()).sort()"
        )

    assert len(shown()) == 9
    browser.find_element("css selector", "#filter input[value=warning]").click()
    assert shown() == ["ad-label", "html-tag", "lone-surrogate", "markdown-residue", "too-short"]
    assert texts(browser, "#shown") == ["5 of 9 findings shown"]
    assert marked(browser, "#a1 mark:not(.off)") == ["Advertisement"]
    browser.find_element("css selector", "#reset").click()
    browser.find_element("css selector", "#rules button[value=misspelling]").click()
    assert shown() == ["misspelling"]
    assert marked(browser, "mark:not(.off)") == ["suprise"]
    assert browser.execute_script("return getComputedStyle(document.getElementById('a2')).display") == "none"
    browser.find_element("css selector", "#rule-html-tag").click()
    assert shown() == ["html-tag", "misspelling"]
    browser.find_element("css selector", "#reset").click()
    assert len(shown()) == 9


def test_failing_articles_alone_by_keyboard(opened):
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    passing = harbour()
    passing.failed = False
    browser = opened([passing, hostile()])

    def press(*keys):
        for key in keys:
            ActionChains(browser).send_keys(key).perform()

    press(Keys.TAB, Keys.ENTER, Keys.TAB)
    assert browser.switch_to.active_element.get_attribute("name") == "severity"
    while browser.switch_to.active_element.get_attribute("id") != "failing":
        press(Keys.TAB)
    press(Keys.SPACE)
    assert texts(browser, "details.article:not([hidden]) .verdict") == ["fail"]
    assert texts(browser, "#shown") == ["3 of 9 findings shown"]
    assert texts(browser, ".contents h2") == ["1 of 2 articles to look at"]
    press(Keys.TAB, Keys.ENTER)
    assert texts(browser, "#shown") == ["All findings are shown"]
    assert texts(browser, ".contents h2") == ["2 articles to look at"]


def test_the_first_article_is_near_however_many_rules_found_something(opened):
    article = Article("Nothing is wrong here.", source="a.txt")
    many = Result(article, [finding(f"rule-{n}", Span(0, 7), article) for n in range(40)])
    browser = opened([many, harbour()])
    top = browser.execute_script("return document.querySelector('details.article').getBoundingClientRect().top")
    assert top < 900


def test_a_note_and_its_mark_light_each_other(opened):
    from selenium.webdriver.common.action_chains import ActionChains

    browser = opened([harbour()])
    note = browser.find_element("css selector", "#a1-l5 .note:has(ins)")
    ActionChains(browser).move_to_element(note).perform()
    assert marked(browser, "mark.lit") == ["suprise"]
    ActionChains(browser).move_to_element(browser.find_element("css selector", "#a1-l3 mark")).perform()
    assert texts(browser, ".note.lit .rule") == ["ad-label"]
    assert marked(browser, "mark.lit") == []


def test_without_scripts_all_is_shown_and_no_dead_control(opened):
    browser = opened([harbour(), hostile(), clean()], script=False)
    source = browser.execute_cdp_cmd("DOM.getDocument", {"depth": 1})
    node = source["root"]["nodeId"]

    def boxes(selector):
        found = browser.execute_cdp_cmd("DOM.querySelectorAll", {"nodeId": node, "selector": selector})["nodeIds"]
        return [number for number in found if _has_box(browser, number)]

    assert len(boxes(".note")) == 9
    assert boxes("#filter, #rules button, #rules input") == []


def _has_box(browser, node):
    from selenium.common.exceptions import WebDriverException

    try:
        browser.execute_cdp_cmd("DOM.getBoxModel", {"nodeId": node})
    except WebDriverException:
        return False
    return True


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_nothing_scrolls_sideways(opened, width):
    article = Article(f"{LONG}\n\n{LONG} suprise", title=LONG, source=f"{LONG}/a.txt", url="https://example.org/1")
    start = len(article.text) - 7
    long = Result(
        article, [finding("misspelling", Span(start, start + 7), article, Severity.ERROR, message=LONG)], failed=True
    )
    browser = opened([harbour(), hostile(), long, unreadable(), clean()], width=width)
    browser.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    page = browser.execute_script("const e = document.documentElement; return [e.scrollWidth, e.clientWidth]")
    assert page[0] == page[1] <= width


def test_a_link_opens_the_article_that_it_leads_to(opened):
    browser = opened([harbour() for _ in range(20)])
    assert not browser.execute_script("return document.getElementById('a20').open")
    browser.execute_script("document.querySelector('.contents a[href=\"#a20\"]').click()")
    assert browser.execute_async_script(
        "const done = arguments[0]; setTimeout(() => done(document.getElementById('a20').open), 100)"
    )


def test_dark_and_light(opened):
    def paper(scheme):
        browser = opened([harbour()])
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        return browser.execute_script("return getComputedStyle(document.documentElement).backgroundColor")

    assert paper("light") == "rgb(246, 244, 239)"
    assert paper("dark") == "rgb(23, 22, 20)"


def test_thousands_of_findings_stay_usable(opened):
    results = [harbour() for _ in range(800)]
    browser = opened(results)
    took = browser.execute_script(
        "const begin = performance.now(); document.querySelector('#filter input[value=info]').click();"
        "document.body.offsetHeight; return performance.now() - begin"
    )
    assert texts(browser, "#shown") == ["4,000 of 4,800 findings shown"]
    assert took < 2000
