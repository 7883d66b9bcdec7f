"""The reader as a server: what it answers, and to whom."""

import json
import shutil
import socket
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from msgspec.structs import replace

from pipeline.browse.server import serve
from pipeline.errors import SetupError


def ask(url, form=None, **headers):
    """Status, headers and text of an answer; redirects are followed."""
    data = urlencode(form).encode() if form else None
    try:
        with urlopen(Request(url, data, headers), timeout=20) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read().decode()


def test_every_answer_forbids_foreign_content(address):
    for path in ("/", f"/article/{1:016x}?to=ar", "/static/reader.js", "/nowhere"):
        _, headers, _ = ask(address + path)
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_pages_name_nothing_outside(address):
    for path in ("/", f"/article/{1:016x}?to=ar&s=p1-2"):
        _, _, text = ask(address + path)
        assert "<script>" not in text
        assert " style=" not in text
        assert " on" + "click" not in text
        assert not [part for part in text.split('src="')[1:] if not part.startswith("/static/")]


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/nowhere", 404, "no such page"),
        ("/article/unknown", 404, "There is no page unknown"),
        ("/why/unknown", 404, "go back to the list"),
        ("/?page=99999", 200, "8 pages"),
        ("/?page=-1&order=none&within=none", 200, "8 pages"),
        ("/?q=%00%ff", 200, "No page answers this"),
        (f"/article/{0:016x}?at=1&list=pair%3Den-ar%26order%3Dtitle", 200, "Next"),
        (f"/article/{0:016x}?at=99999999999999&list=%00", 200, "Harbour"),
        ("/article/../../etc/passwd", 404, "Not found"),
        ("/static/../server.py", 404, "Not found"),
    ],
)  # fmt: skip
def test_odd_addresses_are_answered_in_words(address, path, status, says):
    answered, _, text = ask(address + path)
    assert (answered, says in text) == (status, True)


def test_a_name_that_is_not_this_machine_is_refused(address):
    assert ask(address, Host="elsewhere.example")[0] == 400


def test_verdicts_of_other_sites_are_refused(address, desk):
    form = {"s": "p1-1", "verdict": "accept"}
    url = f"{address}/article/{0:016x}?to=ar"
    assert ask(url, form, Origin="http://elsewhere.example")[0] == 403
    assert not desk.review.exists()
    assert ask(url, form, Origin=address)[0] == 200
    assert json.loads(desk.review.read_text("utf-8"))["pair"] == f"{0:016x}/p1/1"


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"s": "p1-1", "verdict": "delete"}, 422),
        ({"s": "p9-9", "verdict": "accept"}, 422),
        ({"s": "p1-1", "verdict": "correct"}, 422),
        ({"s": "p1-1", "verdict": "correct", "corrected": "x" * 200_000}, 413),
    ],
)
def test_what_is_no_verdict_is_not_kept(address, desk, form, status):
    assert ask(f"{address}/article/{0:016x}?to=ar", form)[0] == status
    assert not desk.review.exists()


def test_a_rejected_page_shows_its_lines(address, collection):
    page_id = json.loads((collection / "clean" / "rejected.jsonl").read_text("utf-8"))["id"]
    _, _, text = ask(f"{address}/article/{page_id}")
    assert "Why was this dropped?" in text
    assert "This page holds no article" in text


def test_an_untranslated_article_says_why(address):
    _, _, text = ask(f"{address}/article/{77:016x}")
    assert "Not translated. No installed model translates Korean" in text
    assert '<p class="half source paragraph" lang="ko" dir="ltr">서울시는' in text
    assert "The page itself says that a machine translated it." in text


def test_a_record_that_has_moved_is_found_again(address, collection, make_record, write):
    assert ask(f"{address}/")[0] == 200
    write(collection / "clean" / "en-ar", [make_record(5), make_record(1, title="Moved")])
    assert "Moved" in ask(f"{address}/article/{1:016x}?to=ar")[2]


def test_a_damaged_review_file_is_said(address, desk):
    desk.review.parent.mkdir()
    desk.review.write_text("no verdict\n", "utf-8")
    status, _, text = ask(f"{address}/article/{1:016x}?to=ar")
    assert status == 409
    assert "Line 1" in text


def test_a_collection_without_pages_says_what_to_do(address, collection):
    shutil.rmtree(collection / "clean")
    (collection / "clean").mkdir()
    _, _, text = ask(f"{address}/")
    assert "There is nothing here yet." in text
    assert "No page answers this" not in text


def test_a_taken_port_and_a_missing_folder_are_said(desk, collection):
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SetupError, match="--port"):
        serve(desk, collection / "raw", taken.getsockname()[1], print)
    with pytest.raises(SetupError, match="pipeline clean"):
        serve(replace(desk, clean=collection / "nothing"), collection / "raw", 0, print)
