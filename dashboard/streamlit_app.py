"""The server: `streamlit run dashboard` starts what is here, and every visit then runs `app.py`."""

import os
import sys
from pathlib import Path
from typing import Any

import streamlit as st
from google.protobuf.message import DecodeError
from starlette.middleware import Middleware
from streamlit import logger as streamlit_logger
from streamlit.config import get_where_defined
from streamlit.config_option import ConfigOption
from streamlit.file_util import get_static_dir
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import get_instance
from streamlit.web.server.server_util import get_url
from streamlit.web.server.starlette.starlette_server_config import MAX_PORT_SEARCH_RETRIES

# `streamlit run` looks for modules beside this file. Where only the requirements are installed, as
# hosted services do, the package itself must be found too.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from dashboard import identity
from dashboard.charts import scripts, warm
from dashboard.domain.problems import BadDossier
from dashboard.domain.signin import SignIn
from dashboard.exports import installed_version
from dashboard.incidents import report
from dashboard.loading.live import LiveDossier, live
from dashboard.server import frames, guards, headers, limits, logs, metrics, private, statics
from dashboard.server.building import Builds, build
from dashboard.server.encoding import EncodedFiles
from dashboard.server.exports import export_routes
from dashboard.server.lifespan import lifespan
from dashboard.server.routes import data_routes, page_routes

STATIC = Path(get_static_dir())
OUR_FILES = {scripts.PLOTLY_PATH: scripts.PLOTLY, scripts.OUR_PATH: scripts.OURS}
STYLE = Path(__file__).parent / "views" / "style.css"

# What Streamlit imports only when a page first uses it, and what our pages use.
ON_FIRST_USE = (
    "streamlit.emojis",
    "streamlit.material_icon_names",
    "pandas",
    "pyarrow.pandas_compat",
    "pyarrow.vendored.version",
)

USUAL_PORT = 8501

# Bound to these, or to none, the server answers at every address of the machine.
ANY_ADDRESS = (None, "", "0.0.0.0", "::")


def first_dossier() -> LiveDossier:
    """The dossier, or the end of the process with all that is wrong with its files."""
    try:
        return live()
    except BadDossier as bad:
        sys.stderr.write(f"{bad}\n")
        sys.exit(1)


def require_sign_in(asked: SignIn | None) -> None:
    """End the process where only some may look, and it could not be told who they are."""
    lacks = identity.lacking(asked, base_path()) if asked else ""
    if lacks:
        sys.stderr.write(f"config.yaml asks for a sign-in (sign_in) that cannot work: {lacks}\n")
        sys.exit(1)


def sessions() -> int:
    """How many pages are open, or were lately. Those that are kept no longer go by being counted.

    Streamlit itself lets go of them, and of the three files of each, when another page is closed.
    """
    manager: Any = get_instance()._session_mgr
    manager._session_storage._cache.expire()
    return len(manager.list_sessions())


def announce() -> None:
    """Print where the dashboard is, now that it is there."""
    bound = st.get_option("server.address")
    host = st.get_option("browser.serverAddress") if bound in ANY_ADDRESS else bound
    sys.stdout.write(f"\n  {config.title}\n  URL: {get_url(host)}\n{another_port()}\n")
    sys.stdout.flush()


def another_port() -> str:
    """A line about the port, where nobody chose it and the usual one was taken."""
    port = int(st.get_option("server.port"))
    is_chosen = get_where_defined("server.port") != ConfigOption.STREAMLIT_DEFINITION
    if is_chosen or not USUAL_PORT < port <= USUAL_PORT + MAX_PORT_SEARCH_RETRIES:
        return ""
    return f"  Port {USUAL_PORT} is in use, so this is {port}.\n"


def apologise(error: Exception) -> bool:
    """Show a visitor the reference of an error and nothing else of it; the log has the rest."""
    st.error(f"This page could not be drawn. Reference: {report(error)}")
    return True


def base_path() -> str:
    """The path that the server runs under: empty, or `/like/this`."""
    path = st.get_option("server.baseUrlPath").strip("/")
    return f"/{path}" if path else ""


def allowed_origins() -> list[str] | None:
    """The other origins whose pages may connect; None where the setting is that all may."""
    if not st.get_option("server.enableCORS"):
        return None
    return list(st.get_option("server.corsAllowedOrigins"))


def is_message(data: bytes) -> bool:
    """Whether Streamlit's page may have sent this."""
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except DecodeError:
        return False
    return message.WhichOneof("type") is not None


def middleware(
    html: str, encoded: EncodedFiles, frame_ancestors: tuple[str, ...]
) -> list[Middleware]:
    """What every request passes through, from the outside in."""
    security = headers.security_headers(headers.script_hashes(html), frame_ancestors)
    theirs, ours = (
        {f"{base_path()}/{name}": path for name, path in named.items()}
        for named in (statics.compressible(STATIC), OUR_FILES)
    )
    return [
        Middleware(headers.SecurityHeaders, security),
        Middleware(guards.Failures),
        Middleware(guards.ForeignOrigins, allowed_origins()),
        Middleware(frames.Frames, is_message),
        Middleware(private.Private, rule, means, base_path()),
        Middleware(statics.EarlyScripts, (*statics.chart_scripts(STATIC), scripts.OUR_PATH)),
        Middleware(statics.CompressedScripts, theirs, ours, encoded),
    ]


logs.set_up()
# Each logger of Streamlit, even one made later, would bring a handler with a form of its own.
streamlit_logger.setup_formatter = logs.hand_over
streamlit_logger.update_formatter()
limits.raise_open_files()
current = first_dossier()
require_sign_in(current.dossier.config.sign_in)
config = current.dossier.config  # its title and frames hold here until the next start
html = statics.page(STATIC, config.title, STYLE.read_text("utf-8"), scripts.PLOTLY_PATH)
encoded = EncodedFiles()
rule = private.Rule(lambda: current.dossier.config)
means = private.Means(
    identity.signed_in,
    lambda rule: identity.login_address(rule, base_path()),
    identity.reload_message,
)
builds = Builds(build)

# Streamlit finds the app by reading this file: it looks for `app = st.App(`.
app = st.App(
    "app.py",
    lifespan=lifespan(
        current,
        modules=ON_FIRST_USE,
        warm=warm,
        prepare=lambda: encoded.prepare([*statics.first_scripts(STATIC), *OUR_FILES.values()]),
        announce=announce,
        stop=builds.stop,
        sessions=sessions,
    ),
    routes=[
        *page_routes(current, html, base=base_path()),
        *data_routes(
            current,
            encoded,
            base=base_path(),
            version=installed_version(),
            is_private=lambda: rule.now() is not None,
        ),
        metrics.metrics_route(
            current,
            os.environ.get(metrics.VARIABLE, ""),
            base=base_path(),
            version=installed_version(),
        ),
        *export_routes(current, builds, base=base_path(), version=installed_version()),
    ],
    middleware=middleware(html, encoded, config.frame_ancestors),
    on_script_error=apologise,
)
