"""Pages that are open, and how a run of one came about."""

from typing import Any

from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx


def open_pages() -> int:
    """Count the pages that are open or were lately; let go of those that are kept no longer.

    Why: Streamlit lets go of a closed page, and of its three files, only when another one is
    closed (`TTLCache.expire` in runtime/caching/ttl_cache.py, called by its writes alone).
    Until: it does so by itself once `server.disconnectedSessionTTL` is over.
    """
    manager: Any = get_instance()._session_mgr
    manager._session_storage._cache.expire()
    return len(manager.list_sessions())


def connected_pages() -> int:
    """Count the pages that are open now, without those that are kept for a visitor to come back.

    Why: the operator's count, and the tests that nothing is left over, need the number; Streamlit
    tells it at `/_stcore/metrics` alone, which is open to all and is closed here.
    Until: a documented name of `streamlit` tells it.
    """
    manager: Any = get_instance()._session_mgr
    return int(manager.num_active_sessions())


def came_through_history() -> bool:
    """Say whether this run answers to Back or Forward of the browser.

    Why: only then does the address decide over what this visit chose last; no documented name
    tells a run by Back from one by a click (`ScriptRunContext.is_history_navigation`).
    Until: `st.context` says it.
    """
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation
