"""The server: `streamlit run dashboard` starts what is here, and every visit then runs `app.py`."""

import os
import sys
from pathlib import Path

import streamlit as st
from markupsafe import Markup
from starlette.middleware import Middleware
from starlette.routing import Route

# `streamlit run` looks for modules beside this file. Where only the requirements are installed, as
# hosted services do, the package itself must be found too.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from dashboard.domain.problems import BadDossier
from dashboard.exports import installed_version
from dashboard.incidents import report
from dashboard.loading.live import LiveDossier, live
from dashboard.metrics import PAGES
from dashboard.rendering import scripts
from dashboard.server import (
    addresses,
    limits,
    listening,
    logs,
    metrics,
    other_sites,
    shutdown,
    static_assets,
    websocket_filter,
)
from dashboard.server.drafts import draft_routes
from dashboard.server.editions import edition_routes
from dashboard.server.embed import embeds
from dashboard.server.encoding import EncodedFiles
from dashboard.server.export_list import list_routes
from dashboard.server.export_queue import Builds, build
from dashboard.server.exports import export_routes
from dashboard.server.lifespan import lifespan
from dashboard.server.pages import Pages, page_routes
from dashboard.server.routes import Ours, data_routes
from dashboard.server.sizes import size_routes
from dashboard.server.warming import warm
from dashboard.streamlit_internals import components, loggers, options, page, sessions
from dashboard.templates import assets
from dashboard.templates.document import Shell
from dashboard.web import fonts, guards, headers

OUR_SCRIPTS = {
    components.address_of(element.COMPONENT, name): path
    for element in (scripts, assets)
    for name, path in element.NAMES.items()
}
OUR_FILES = (
    OUR_SCRIPTS
    | fonts.NAMES
    | {
        components.address_of(element.COMPONENT, name): path
        for element in (scripts, assets)
        for name, path in element.LATER_NAMES.items()
    }
)
HERE = Path(__file__).parent
STYLES = [
    HERE / "streamlit_internals" / "style.css",
    HERE / "views" / "style.css",
    HERE / "views" / "present.css",
    scripts.STYLE,
    assets.USUAL_FONTS,
    HERE / "server" / "styles" / "page.css",
]
OURS = [HERE / "server" / f"{name}.js" for name in ("replaced", "unconnected", "presenting")]
INLINE = (page.BEFORE, *(path.read_text("utf-8") for path in OURS))
"""The scripts that are part of each page."""

USUAL_PORT, LAST_PORT = 8501, 8601
"""If no port is chosen: the one that Streamlit takes, and the last that it tries."""


def first_dossier() -> LiveDossier:
    """Return the dossier, or end the process with all problems of its files."""
    try:
        with shutdown.ending_at_once():
            return live()
    except BadDossier as bad:
        sys.stderr.write(f"{bad}\n")
        sys.exit(1)


def announce() -> None:
    """Print where the dashboard is, now that it is there."""
    bound, named = st.get_option("server.address"), st.get_option("browser.serverAddress")
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    end = f":{st.get_option('browser.serverPort')}{base_path()}"
    where = listening.announcement(
        current.dossier.config.title, bound, named, lambda host: f"{scheme}://{host}{end}"
    )
    sys.stdout.write(f"\n{where}{another_port()}\n")
    sys.stdout.flush()


def another_port() -> str:
    """Return a line about the port, if none was chosen and the usual one was in use."""
    port = int(st.get_option("server.port"))
    if options.is_set("server.port") or port not in range(USUAL_PORT + 1, LAST_PORT + 1):
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


def foreign_hosts() -> list[Middleware]:
    """Return the middleware that refuses foreign host names."""
    bound, allowed = st.get_option("server.address"), st.get_option("server.allowedHosts")
    if not listening.is_open(bound):
        return [Middleware(guards.ForeignHosts, [bound, *allowed])]
    return [Middleware(guards.ForeignHosts, allowed, ["websocket"])] if allowed else []


def shell() -> Shell:
    """Return the parts that all pages have in common."""
    style = "".join((*(path.read_text("utf-8") for path in STYLES), assets.STYLE))
    parts = page.parts_of(page.STATIC)
    return Shell(
        root=parts.root,
        module=parts.script,
        preloads=parts.preloads,
        later=tuple(components.address_of(assets.COMPONENT, name) for name in assets.LATER_NAMES),
        styles=parts.styles,
        fonts=tuple(fonts.NAMES),
        font_style=Markup(fonts.STYLE),
        style=Markup(style),
        before=Markup(INLINE[0]),
        scripts=tuple(map(Markup, INLINE[1:])),
    )


async def prepare() -> None:
    """Make what most first visits fetch."""
    await encoded.prepare([*page.first_scripts(page.STATIC), *OUR_FILES.values()])
    await made.prepare()


def middleware(
    encoded: EncodedFiles, frame_ancestors: tuple[str, ...], routes: list[Route]
) -> list[Middleware]:
    """Return the middleware that every request passes through, from the outside in."""
    security = headers.security_headers(map(headers.script_hash, INLINE), frame_ancestors)
    theirs, ours = (
        {f"{base_path()}/{name}": path for name, path in named.items()}
        for named in (page.compressible(page.STATIC), OUR_FILES)
    )
    files = [*page.fetched(page.STATIC), *OUR_FILES]
    return [
        Middleware(headers.SecurityHeaders, security),
        Middleware(guards.Failures),
        *foreign_hosts(),
        Middleware(addresses.KnownAddresses, current, routes, files, base_path()),
        Middleware(other_sites.OtherSites, sharing, base_path()),
        Middleware(guards.ForeignOrigins, allowed_origins()),
        Middleware(websocket_filter.Frames),
        Middleware(static_assets.CompressedScripts, theirs, ours, encoded),
        Middleware(Ours, routes),
    ]


logs.set_up()
loggers.set_up_each_with(logs.hand_over)
limits.raise_open_files()
current = first_dossier()
frame_ancestors = current.dossier.config.frame_ancestors  # until the next start
encoded = EncodedFiles()
builds = Builds(build)
made = Pages(current, shell())
token = os.environ.get(metrics.VARIABLE, "")
PAGES.set_function(sessions.connected_pages)

early = (*page.chart_scripts(page.STATIC), *OUR_SCRIPTS)
sharing = other_sites.Sharing(
    current, allowed_origins(), is_closed=os.environ.get(other_sites.VARIABLE) == "false"
)
charts_in_frames = embeds(current, builds, base=base_path(), version=installed_version())
routes = [
    *page_routes(current, made, charts_in_frames, base=base_path(), early=early),
    *data_routes(current, base=base_path(), version=installed_version(), token=token),
    metrics.metrics_route(current, token, base=base_path(), version=installed_version()),
    *draft_routes(current, base=base_path()),
    *edition_routes(current, base=base_path()),
    *list_routes(current, sharing, base=base_path()),
    *export_routes(current, builds, base=base_path(), version=installed_version()),
    *size_routes(current, builds, base=base_path()),
]

# Streamlit finds the app by reading this file: it looks for `app = st.App(`.
app = st.App(
    "app.py",
    lifespan=lifespan(
        current,
        modules=page.ON_FIRST_USE,
        warm=warm,
        prepare=prepare,
        announce=announce,
        stop=builds.stop,
        sessions=sessions.open_pages,
    ),
    middleware=middleware(encoded, frame_ancestors, routes),
    on_script_error=apologise,
)
