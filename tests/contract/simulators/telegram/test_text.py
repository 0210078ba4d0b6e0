"""telegram-bot-api.md sections 2 and 3: limits of text, HTML and its errors."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.telegram.refusals import RefusedError
from demo.telegram.text.formatting import to_html, trim
from demo.telegram.text.html import parse_html

ERROR = "Bad Request: can't parse entities: "


def entities(source: str) -> list[tuple[str, int, int]]:
    return [(e["type"], e["offset"], e["length"]) for e in parse_html(source).entities]


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("", "Bad Request: message text is empty"),
        ("  \n ", "Bad Request: text must be non-empty"),
        ("<b></b>", "Bad Request: text must be non-empty"),
        ("x" * 4097, "Bad Request: message is too long"),
        ("😀" * 2049, "Bad Request: message is too long"),
        ("x" * 32_769, "Bad Request: text is too long"),
        ("ж" * 16_385, "Bad Request: text is too long"),
    ],
)
async def test_limits_of_text(client, anna, text, description):
    """Section 2."""
    assert await client.refused("sendMessage", chat_id=1001, text=text, parse_mode="HTML") == (
        description
    )


async def test_the_length_counts_after_parsing(client, anna):
    """Section 2: 4096 characters without the tags."""
    text = "<b>" + "x" * 4096 + "</b>"
    sent = await client.ok("sendMessage", chat_id=1001, text=text, parse_mode="HTML")
    assert len(sent["text"]) == 4096


def test_at_most_a_hundred_entities():
    """Section 2: further ones are ignored silently."""
    assert len(trim(parse_html("<b>x</b> " * 150)).entities) == 100


def test_offsets_are_utf16():
    """Section 2: offsets and lengths of entities."""
    assert entities("😀<b>ж😀</b>") == [("bold", 2, 3)]


def test_white_space_at_the_ends_goes():
    """Section 2: "empty after trimming"; entities shrink with the text."""
    trimmed = trim(parse_html("  x <b>y  </b>\n"))
    assert trimmed.text == "x y"
    assert trimmed.entities == [{"type": "bold", "offset": 2, "length": 1}]


@pytest.mark.parametrize("mode", ["html", "HTML", "Html"])
async def test_parse_mode_ignores_case(client, anna, mode):
    """Section 3."""
    sent = await client.ok("sendMessage", chat_id=1001, text="<b>x</b>", parse_mode=mode)
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 1}]


async def test_unknown_parse_mode(client, anna):
    """Section 3."""
    described = await client.refused("sendMessage", chat_id=1001, text="x", parse_mode="BBCode")
    assert described == "Bad Request: unsupported parse_mode"


async def test_without_parse_mode_tags_are_text(client, anna):
    """Section 3."""
    assert (await client.ok("sendMessage", chat_id=1001, text="<b>"))["text"] == "<b>"


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
        ("B", "bold"),
    ],
)
def test_tags(tag, kind):
    """Section 3: the tags that exist; names ignore case."""
    assert entities(f"<{tag}>x</{tag}>") == [(kind, 0, 1)]


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        ('<span class="tg-spoiler">x</span>', {"type": "spoiler"}),
        ("<blockquote expandable>x</blockquote>", {"type": "expandable_blockquote"}),
        ('<blockquote expandable="">x</blockquote>', {"type": "expandable_blockquote"}),
        ('<pre><code class="language-py">x</code></pre>', {"type": "pre", "language": "py"}),
        ('<tg-emoji emoji-id="5">x</tg-emoji>', {"type": "custom_emoji", "custom_emoji_id": "5"}),
        ('<tg-time unix="60">x</tg-time>', {"type": "date_time", "unix_time": 60}),
        (
            '<a href="https://VC.example.com?a=1&amp;b=&quot;">x</a>',
            {"type": "text_link", "url": 'https://vc.example.com/?a=1&b="'},
        ),
        ("<a href='http://10.0.0.1/x'>x</a>", {"type": "text_link", "url": "http://10.0.0.1/x"}),
    ],
)
def test_attributes(source, fields):
    """Section 3: tags with attributes."""
    assert parse_html(source).entities == [{**fields, "offset": 0, "length": 1}]


@pytest.mark.parametrize("url", ["", "https://server/x", "ftp://example.com", "not a link"])
def test_a_link_that_leads_nowhere_is_text(url):
    """Section 3 (TDLib): the entity is dropped without an error."""
    parsed = parse_html(f'<a href="{url}">x</a>')
    assert (parsed.text, parsed.entities) == ("x", [])


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a > b & c", "a > b & c"),
        ("&lt;&gt;&amp;&quot;", '<>&"'),
        ("&ltb", "&ltb"),
        ("&lt b", "< b"),
        ("&#60;&#x3c;&#x27;&#60", "<<'<"),
        ("&nbsp;&apos;&eacute;", "&nbsp;&apos;&eacute;"),
        ("&#0;&#xd800;&#1114112;", "&#0;&#xd800;&#1114112;"),
    ],
)
def test_escapes(source, text):
    """Section 3: only `<` is fatal; unknown references stay; `;` may be missing."""
    assert parse_html(source).text == text


@pytest.mark.parametrize(
    ("source", "rest"),
    [
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("ж<p>", 'Unsupported start tag "p" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        (
            "<b>x</i>",
            'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
        ),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href=a&b>x</a>", "Unexpected end of name token at byte offset 8"),
        ('<b ="x">y</b>', 'Empty attribute name in the tag "b" at byte offset 0'),
    ],
)
async def test_errors(client, telegram, anna, source, rest):
    """Section 3: the table of errors."""
    described = await client.refused("sendMessage", chat_id=1001, text=source, parse_mode="HTML")
    assert described == ERROR + rest
    assert telegram.illegal


def test_an_empty_end_tag_closes_the_innermost():
    """Section 3."""
    assert entities("<b>x<i>y</></>") == [("bold", 0, 2), ("italic", 1, 1)]


def test_an_entity_of_no_length_is_dropped():
    """Section 3."""
    assert entities("<b></b>x<i></i>") == []


def test_code_contains_nothing_and_is_in_no_style():
    """Section 3, nesting: styles stop at code."""
    assert entities("<b>a<code>b<i>c</i></code>d</b>") == [
        ("bold", 0, 1),
        ("code", 1, 2),
        ("bold", 3, 1),
    ]


def test_quotations_do_not_nest():
    """Section 3, nesting."""
    assert entities("<blockquote>a<blockquote>b</blockquote></blockquote>") == [
        ("blockquote", 0, 2)
    ]


def test_html_of_a_screen_is_what_was_sent():
    """What a test compares: one form per entity, properly nested."""
    source = (
        "<blockquote><b>R&amp;D <i>&lt;sync&gt;</i></b></blockquote> 😀 <code>x</code> "
        '<a href="https://vc.example.com/?a&amp;b">l</a>'
    )
    assert to_html(parse_html(source)) == source


@given(st.text())
def test_escaped_text_survives(text):
    """Section 3: whatever is escaped comes out as it was."""
    assert parse_html(html.escape(text)).text == text


PIECES = ["<", ">", "/", "b", "</", "<i>", "a href=", '"', "'", "&lt", "&#x", ";", "=", " ", "ж😀"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_source_is_parsed_or_refused(source):
    """Section 3: text and entities, or one of its errors; entities lie within the text."""
    try:
        parsed = parse_html(source)
    except RefusedError as error:
        described = error.description
    else:
        described = ERROR
        units = len(parsed.text.encode("utf-16-le")) // 2
        assert all(e["offset"] + e["length"] <= units for e in parsed.entities)
    assert described.startswith(ERROR)
