"""What is used of Streamlit beside its documented names is still there and does what we need.

Each test fails loudly where another Streamlit has changed it; the module that it names says why it
is used, and when it can go.
"""

import ast
import importlib
import inspect
import pkgutil
import re
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit import config
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.config_option import ConfigOption
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.runtime import Runtime
from streamlit.runtime.scriptrunner import ScriptRunContext
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from dashboard import streamlit_internals
from dashboard.streamlit_internals import components, messages, options, page, sessions

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "dashboard"
MODULES = [
    importlib.import_module(f"{streamlit_internals.__name__}.{found.name}")
    for found in pkgutil.iter_modules(streamlit_internals.__path__)
]
SCRIPTS = [path.read_text("utf-8") for path in page.STATIC.glob("static/js/*.js")]


def test_it_is_the_streamlit_that_this_was_written_for():
    assert version("streamlit").startswith("1.67.")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_each_use_says_why_and_until_when(module):
    functions = [
        function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    ]
    texts = [function.__doc__ for function in functions]
    if "Why:" in module.__doc__:
        texts = [module.__doc__]

    assert texts
    assert [text for text in texts if "Why: " not in text or "Until: " not in text] == []


def test_nothing_else_of_ours_uses_more_than_the_documented_names():
    others = [path for path in PACKAGE.rglob("*.py") if "streamlit_internals" not in path.parts]
    found = [
        f"{path.relative_to(ROOT)}: {ast.unparse(node)}"
        for path in others
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if _is_internal(node)
    ]

    assert found == []


def _is_internal(node):
    """Whether this imports more of Streamlit than `st`, or takes something private from it."""
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").split(".")[0] == "streamlit"
    if isinstance(node, ast.Import):
        names = {alias.name for alias in node.names if alias.name.split(".")[0] == "streamlit"}
        return bool(names - {"streamlit"})
    is_private = isinstance(node, ast.Attribute) and node.attr.startswith("_")
    return is_private and ast.unparse(node).startswith("st.")


def test_closed_pages_are_let_go_of_by_being_counted(monkeypatch):
    storage = MemorySessionStorage(ttl_seconds=0)
    storage._cache["gone"] = SimpleNamespace()
    manager = WebsocketSessionManager(storage, None, None, None)
    runtime = SimpleNamespace(_session_mgr=manager)
    monkeypatch.setattr(sessions, "get_instance", lambda: runtime)

    assert isinstance(storage._cache, TTLCache)
    assert sessions.open_pages() == 0
    assert not storage._cache._data
    assert "self._session_mgr = " in inspect.getsource(Runtime.__init__)


def test_a_run_knows_whether_it_answers_to_back_or_forward(monkeypatch):
    assert "is_history_navigation" in ScriptRunContext.__dataclass_fields__
    assert "isHistoryNavigation" in "".join(SCRIPTS)
    for came in (True, False):
        context = SimpleNamespace(is_history_navigation=came)
        monkeypatch.setattr(sessions, "get_script_run_ctx", lambda context=context: context)
        assert sessions.came_through_history() is came
    monkeypatch.setattr(sessions, "get_script_run_ctx", lambda: None)
    assert sessions.came_through_history() is False


def test_a_port_that_somebody_set_is_told_from_one_that_streamlit_found():
    before = config.get_option("server.port"), config.get_where_defined("server.port")
    try:
        config.set_option("server.port", 8600, "command-line argument or environment variable")
        assert options.is_set("server.port")
        config.set_option("server.port", 8502, ConfigOption.STREAMLIT_DEFINITION)
        assert not options.is_set("server.port")
    finally:
        config.set_option("server.port", *before)


def test_only_what_a_page_sends_is_a_message():
    asked = BackMsg()
    asked.rerun_script.query_string = "focus=fact:a"

    assert messages.read(asked.SerializeToString()) == messages.Asked(messages.RUN)
    assert messages.read(b"") is None
    assert messages.read(b"\xff\xfe nonsense") is None


def test_a_component_is_mounted_from_a_file_under_a_name_of_ours(tmp_path, monkeypatch):
    manager = get_bidi_component_manager()
    monkeypatch.setattr(components, "get_bidi_component_manager", lambda: manager)
    script = tmp_path / "tried.js"
    script.write_text("export default () => {}", "utf-8")
    mount = components.component("tried", script, "tried.0123.js")
    mount(data=b"")  # draws nothing here, where no page is being drawn

    assert manager.get("tried").js_url == "tried.0123.js"
    assert components.address_of("tried", "tried.0123.js") == (
        "_stcore/bidi-components/tried/tried.0123.js"
    )


def test_the_page_is_put_together_as_ours_expects():
    parts = page.parts_of(page.STATIC)
    named = (parts.script, *parts.preloads, *parts.styles)

    assert parts.root == "root"
    assert len(parts.preloads) > 50
    assert len(parts.styles) == 1
    assert [name for name in named if not (page.STATIC / name).is_file()] == []
    assert len(page.chart_scripts(page.STATIC)) > 1
    assert len(page.first_scripts(page.STATIC)) > len(page.chart_scripts(page.STATIC))
    assert all(map(importlib.util.find_spec, page.ON_FIRST_USE))


def test_nothing_of_the_page_is_left_out_but_what_is_known():
    source = (page.STATIC / "index.html").read_text("utf-8")
    shown = re.sub("<!--.*?-->|<noscript>.*?</noscript>", "", source, flags=re.DOTALL)
    inline = re.findall(r"<script>\s*(.*?)\s*</script>", source, re.DOTALL)

    kinds = set(re.findall(r"<(?!/)(\w+)", shown))
    assert kinds == {"html", "head", "meta", "link", "title", "script", "body", "div"}
    # Our page has an icon and fonts of its own; the last one names an address that is 404 here.
    rels = set(re.findall(r'<link[^>]*?rel="([^"]*)"', source))
    assert rels == {"modulepreload", "stylesheet", "shortcut icon", "preload", "service-desc"}
    assert inline == ["window.prerenderReady = false"]


SCRIPT, ROOT_ELEMENT = '<script src="a.js"></script>', '<div id="root"></div>'


@pytest.mark.parametrize(
    "html",
    [
        "",
        '<div id="root"></div>',
        '<script src="a.js"></script>',
        "<html>" + '<script src="a.js"></script>' * 2,
    ],
)
def test_a_page_that_is_put_together_otherwise_is_refused(tmp_path, html):
    (tmp_path / "index.html").write_text(html, "utf-8")

    with pytest.raises(ValueError, match="to unpack"):
        page.parts_of(tmp_path)


@pytest.mark.parametrize("name", ["BACKEND_BASE_URL", "stPageLink", "stTopNavLink"])
def test_the_first_script_names_what_streamlits_own_reads(name):
    assert any(name in script for script in SCRIPTS)


def test_a_run_can_leave_its_garbage_to_us():
    assert config.get_option("runner.postScriptGC") in (True, False)
