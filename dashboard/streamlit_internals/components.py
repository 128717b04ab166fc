"""Components whose script is a file of ours."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.component_registry import BidiComponentDefinition
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager


def component(name: str, script: Path, file: str) -> Callable[..., Any]:
    """Return what mounts a component. Its script is to be sent as `file`, at `address_of` it.

    Why: a script that is given as text is imported from a `blob:` address, which our
    Content-Security-Policy forbids, and one that is a file must be declared in the pyproject.toml
    of an installed package (streamlit/component-template#120): a host that installs only
    requirements.txt has none.
    Until: `st.components.v2.component` takes a path.
    """
    definition = BidiComponentDefinition(name=name, js=str(script), js_asset_relative_path=file)
    mounted = st.components.v2.component(name, isolate_styles=False)

    def mount(**arguments: Any) -> Any:
        manager = get_bidi_component_manager()
        if manager.get(name) is not definition:
            manager.register(definition)
        return mounted(**arguments)

    return mount


def address_of(name: str, file: str) -> str:
    """Return where the browser asks for the script of a component, below the base.

    Why: it is sent compressed, early, and for a year, which Streamlit's own route does not
    (`_ROUTE_COMPONENTS_V2` in web/server/starlette/starlette_routes.py).
    Until: as above.
    """
    return f"_stcore/bidi-components/{name}/{file}"
