import pytest
from starlette.requests import Request

from pipeline.browse.safety import is_foreign, web_address


@pytest.mark.parametrize(
    ("url", "harmless"),
    [
        ("https://harbour.example/a?b=c", True), ("http://harbour.example", True), ("HTTPS://harbour.example", True),
        ("javascript:alert(1)", False), (" javascript:alert(1)", False), ("java\nscript:alert(1)", False),
        ("data:text/html,<script>", False), ("vbscript:x", False), ("file:///etc/passwd", False),
        ("//host/path", False),
        ("https:", False), ("http://[broken", False), ("", False), (None, False),
    ],
)  # fmt: skip
def test_which_addresses_may_be_links(url, harmless):
    assert web_address(url) == (url if harmless else None)


@pytest.mark.parametrize(
    ("headers", "foreign"),
    [
        ({}, False),
        ({"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}, False),
        ({"origin": "http://elsewhere.example"}, True),
        ({"origin": "null"}, True),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"sec-fetch-site": "same-site"}, True),
    ],
)
def test_forms_of_other_sites_are_foreign(headers, foreign):
    raw = [(name.encode(), value.encode()) for name, value in {"host": "127.0.0.1:8000", **headers}.items()]
    assert is_foreign(Request({"type": "http", "headers": raw})) == foreign
