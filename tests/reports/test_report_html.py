import dataclasses
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.needs import CHROMIUM, need
from tests.plant import make_assets, make_empty_survey, make_measure, make_survey, make_zones
from zonewright.catalogs.package import get_template
from zonewright.model.survey import Survey
from zonewright.reports.report_html import ReportParts, render_report_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NASTY = "<script>alert('x')</script><img src=x onerror=alert(1)> \"Füllung\" & {{ 7 * 7 }}"
PARTS = ReportParts(get_template("report.html.j2"), {"SR 5.2": "Zone boundary protection"}, "table inet x {\n}\n")
SCREENS = {"laptop": (1280, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
READABLE = 4.5
LEAST_LETTER_PX = 8.5


def render(survey: Survey | None = None, parts: ReportParts = PARTS) -> str:
    return render_report_html(survey or make_survey(), parts).decode("utf-8")


class Reader(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    @property
    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.tags if "id" in attributes]

    @property
    def links(self) -> list[str]:
        return [str(attributes["href"]) for _, attributes in self.tags if "href" in attributes]


def test_it_is_self_contained_and_runs_nothing() -> None:
    text = render()
    page = Reader(text)
    assert not {"script", "link", "iframe", "object", "embed", "img"} & {tag for tag, _ in page.tags}
    assert not any(key.startswith("on") or key == "src" for _, attributes in page.tags for key in attributes)
    assert all(link.startswith("#") for link in page.links)
    assert not re.search(r"url\(|@import|https?://", text)


def test_every_id_of_the_chain_stands_on_the_page() -> None:
    survey = make_survey()
    page = Reader(render(survey))
    records: tuple[Any, ...] = (
        *survey.bridges,
        *survey.zones,
        *survey.conduits,
        *survey.rules,
        *survey.assets,
        *survey.flows,
        *survey.verdicts,
        *survey.conflicts,
        *survey.plan.chosen,
        *survey.ways_in,
        *survey.work_orders,
        *survey.restorables,
        *survey.findings,
    )
    assert {record.id for record in records} <= set(page.ids)
    shown = " ".join(page.text)
    assert all(record.id in shown for record in records)


def test_no_id_stands_twice_and_every_link_leads_somewhere() -> None:
    page = Reader(render())
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_names_of_the_plant_are_escaped_everywhere() -> None:
    survey = make_survey(
        plant=NASTY,
        assets=tuple(dataclasses.replace(asset, name=NASTY, why=(NASTY,)) for asset in make_assets()),
        zones=tuple(dataclasses.replace(zone, name=NASTY) for zone in make_zones()),
        plan=dataclasses.replace(
            make_survey().plan, chosen=(make_measure("close", make_zones()[0].id, rank=1, removes=1, what=NASTY),)
        ),
    )
    parts = dataclasses.replace(PARTS, titles={"SR 5.2": NASTY}, rules_text=NASTY)
    page = Reader(render(survey, parts))
    assert not {"script", "img"} & {tag for tag, _ in page.tags}
    assert NASTY in " ".join(page.text)


def test_equal_surveys_give_equal_bytes() -> None:
    assert render() == render(make_survey())


def test_the_page_says_what_it_is_of_and_as_of_when() -> None:
    text = " ".join(Reader(render()).text)
    assert "Filling line" in text
    assert "2026-01-05 15:00:00 UTC" in text
    assert "zonewright why ID --in ." in text


def test_without_any_input_the_page_still_stands_and_says_so() -> None:
    page = Reader(render(make_empty_survey()))
    text = " ".join(page.text)
    assert "no timed input" in text
    assert "No zone" in text
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_the_rules_stand_there_as_text_for_a_firewall() -> None:
    assert "table inet x {" in render()


# ---- in a browser ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    need("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        started = player.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render(), "utf-8")
    return path


Opener = Callable[[str, str], Any]


@pytest.fixture
def opened(browser: "Browser", report: Path) -> Opener:
    @contextmanager
    def open_page(screen: str, scheme: str) -> Iterator["Page"]:
        width, height = SCREENS[screen]
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(report.as_uri())
        yield page
        page.close()

    return open_page


on_every_screen = pytest.mark.parametrize("screen", SCREENS)
in_both_schemes = pytest.mark.parametrize("scheme", SCHEMES)


@pytest.mark.chromium
@on_every_screen
@in_both_schemes
def test_it_opens_without_a_word_on_the_console_and_asks_nobody(
    browser: "Browser", report: Path, screen: str, scheme: str
) -> None:
    width, height = SCREENS[screen]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    page.wait_for_load_state("networkidle")
    page.close()
    assert said == []
    assert asked == [report.as_uri()]


@pytest.mark.chromium
@on_every_screen
def test_the_page_does_not_move_sideways_but_its_tables_do(opened: Opener, screen: str) -> None:
    with opened(screen, "light") as page:
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        boxes = page.evaluate(
            "[...document.querySelectorAll('table,svg.map')].map(one => one.closest('.scroll').getBoundingClientRect())"
            ".map(box => [box.left, box.right])"
        )
        assert boxes
        assert all(left >= 0 and right <= SCREENS[screen][0] for left, right in boxes)


SMALLEST_LETTER_PX = """() => {
    const map = document.querySelector('svg.map');
    const scale = map.getBoundingClientRect().width / map.viewBox.baseVal.width;
    const words = [...map.querySelectorAll('text, tspan')];
    return scale * Math.min(...words.map(one => parseFloat(getComputedStyle(one).fontSize)));
}"""


@pytest.mark.chromium
@on_every_screen
def test_the_map_is_there_and_its_letters_can_be_read(opened: Opener, screen: str) -> None:
    with opened(screen, "light") as page:
        box = page.locator("svg.map").bounding_box()
        smallest = page.evaluate(SMALLEST_LETTER_PX)
        assert page.locator("svg.map").is_visible()
        assert box is not None
        assert box["height"] > 200
        assert smallest >= LEAST_LETTER_PX


@pytest.mark.chromium
@pytest.mark.parametrize("text", ["svg .name", "svg .asset tspan", "svg .zone > text.role"])
def test_what_is_written_in_a_zone_stays_inside_its_box(opened: Opener, text: str) -> None:
    with opened("laptop", "light") as page:
        over = page.evaluate(
            """selector => [...document.querySelectorAll(selector)].filter(one => {
                const box = one.closest('.zone').querySelector('rect').getBoundingClientRect();
                const words = one.getBoundingClientRect();
                return words.right > box.right || words.left < box.left || words.bottom > box.bottom;
            }).map(one => one.textContent)""",
            text,
        )
        assert over == []


CONTRAST = """() => {
    const numbers = text => (text.match(/[\\d.]+/g) || []).map(Number);
    const clear = text => { const found = numbers(text); return found.length === 4 && found[3] === 0; };
    const light = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
        return .2126 * x + .7152 * y + .0722 * z;
    };
    const ratio = (one, other) => {
        const [a, b] = [light(numbers(one)), light(numbers(other))].sort((p, q) => q - p);
        return (a + .05) / (b + .05);
    };
    const behind = one => {
        const mark = one.closest('svg .mark, svg .zone');
        if (mark) return getComputedStyle(mark.querySelector('rect')).fill;
        for (let at = one; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (!clear(colour)) return colour;
        }
    };
    document.querySelectorAll('details').forEach(one => one.open = true);
    const found = {};
    for (const one of document.querySelectorAll('body *')) {
        const own = [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
        if (!own || ['title', 'style'].includes(one.tagName.toLowerCase())) continue;
        const style = getComputedStyle(one);
        const ink = one.closest('svg') ? style.fill : style.color;
        const name = one.tagName.toLowerCase() + '.' + (one.getAttribute('class') || '');
        found[name] = Math.min(found[name] || 99, ratio(ink, behind(one)));
    }
    return found;
}"""


@pytest.mark.chromium
@in_both_schemes
def test_every_word_stands_out_from_what_is_behind_it(opened: Opener, scheme: str) -> None:
    with opened("laptop", scheme) as page:
        found: dict[str, float] = page.evaluate(CONTRAST)
    assert {"span.why", "p.note", "td.", "span.id", "text.name", "a."} <= set(found)
    assert {name: round(ratio, 2) for name, ratio in found.items() if ratio < READABLE} == {}


@pytest.mark.chromium
@on_every_screen
def test_a_heading_that_was_jumped_to_is_not_hidden_by_the_menu(opened: Opener, screen: str) -> None:
    with opened(screen, "light") as page:
        for anchor in page.evaluate("[...document.querySelectorAll('nav a')].map(one => one.hash)"):
            page.goto(page.url.split("#")[0] + anchor)
            top, menu = page.evaluate(
                "anchor => [document.querySelector(anchor).getBoundingClientRect().top,"
                " document.querySelector('nav').getBoundingClientRect().bottom]",
                anchor,
            )
            assert top >= menu - 1, anchor
