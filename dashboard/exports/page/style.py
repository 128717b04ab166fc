"""How the page looks: on a telephone, on a projector, in the dark, on paper."""

from dashboard.domain.config import Config
from dashboard.exports.page.charts import variables
from dashboard.exports.pictures.svg import FONT

SCREEN = """
*{box-sizing:border-box}
html{scroll-padding-top:7rem;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:76rem;padding:1rem 1.25rem 3rem;background:var(--page);
color:var(--ink);font:1rem/1.5 FONT}
h1{margin:.2rem 0;font-size:1.9rem;line-height:1.2}
h2{margin:2.4rem 0 .6rem;padding-top:.7rem;border-top:2px solid var(--ink);font-size:1.35rem}
h3{margin:1.2rem 0 .3rem;font-size:1.05rem}
h4{margin:.8rem 0 .2rem;font-size:.95rem}
p,ul,ol,dl{margin:.4rem 0}
ul,ol{padding-left:1.4rem}
a{color:var(--opposed);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--opposed);outline-offset:2px}
figure{margin:0 0 1rem}
figcaption,.lesser,footer{color:var(--muted);font-size:.92rem}
nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;margin:.6rem 0;padding:0;list-style:none}
.slides{overflow-x:auto;max-width:100%}
svg{display:block;max-width:100%;height:auto}
[data-live]{cursor:pointer}
[data-live]:hover,[data-live]:focus-visible{filter:brightness(.8)}
[data-live]:focus-visible{outline:3px solid var(--ink)}
table{width:100%;border-collapse:collapse;font-size:.95rem}
th,td{padding:.4rem .7rem .4rem 0;border-bottom:1px solid var(--rule);text-align:left;
vertical-align:top}
thead th{color:var(--muted);font-size:.88rem}
tbody th{font-weight:600}
#facts tbody th{font-weight:400;white-space:nowrap}
td span[data-rests]{display:block}
[hidden]{display:none!important}
.signs{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;padding:0;list-style:none;font-size:.92rem}
.where{display:grid;grid-template-columns:minmax(0,60rem) minmax(14rem,1fr);gap:0 1.5rem}
.where .signs{flex-direction:column;flex-wrap:nowrap;gap:.35rem}
.sign{font-size:1.1em}
form{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;align-items:center;
gap:.3rem 1rem;padding:.5rem 0;border-bottom:1px solid var(--rule);background:var(--page)}
fieldset{display:flex;flex-wrap:wrap;gap:.1rem .9rem;margin:0;padding:0;border:0}
legend{float:left;margin-right:.9rem;font-weight:600}
label{max-width:100%;white-space:nowrap}
select{max-width:16rem}
select,button{padding:.25rem .7rem;border:1px solid var(--muted);border-radius:.3rem;
background:var(--page);color:var(--ink);font:inherit}
button[aria-pressed=true]{background:var(--ink);color:var(--page)}
#shown{flex-basis:100%;margin:0;font-weight:600}
.switch{display:flex;gap:.4rem;margin:.4rem 0}
dl{display:grid;grid-template-columns:9rem 1fr;gap:.25rem .8rem}
.aloud{padding-left:.7rem;border-left:2px solid var(--rule);font-style:italic}
dt{color:var(--muted)}
dd{margin:0}
.card,.tension{margin:1rem 0;padding:.2rem 1rem .6rem;border:1px solid var(--rule);
border-left:4px solid var(--muted);border-radius:.3rem}
.tension{border-left-color:var(--asked)}
dialog{width:min(44rem,calc(100vw - 1.5rem));max-height:88vh;padding:.6rem 1.2rem 1.2rem;
border:1px solid var(--muted);border-radius:.5rem;background:var(--page);color:var(--ink)}
dialog::backdrop{background:rgba(0,0,0,.45)}
dialog .card{padding:0;border:0}
dialog>button{float:right}
footer{margin-top:2.5rem;border-top:1px solid var(--rule);overflow-wrap:anywhere}
.scripted #cards{display:none}
g[data-out]{display:none}
@media (min-width:100rem){html{font-size:112%}}
@media (max-width:45rem){
h1{font-size:1.5rem}
.where{display:block}
form{position:static}
dl{grid-template-columns:1fr;gap:0}
dd{margin-bottom:.4rem}
.slides svg{max-width:none;width:46rem}
.timeline svg{width:62rem}
}
"""

PAPER = """
@page{margin:14mm}
:root{--page:#ffffff}
body{max-width:none;padding:0;font-size:9pt;line-height:1.35}
h2{margin-top:1.2rem}
table,.lesser,.signs{font-size:8.5pt}
th,td{padding:.15rem .5rem .15rem 0}
form,nav,dialog,.switch,.hint,#facts{display:none!important}
#cards{break-before:page;columns:2;column-gap:6mm}
#cards h2{column-span:all}
#cards dl{grid-template-columns:4.6rem 1fr;gap:.1rem .5rem}
.card,.tension{margin:.4rem 0}
.scripted #cards{display:block}
.view[hidden]{display:block!important}
.where{display:block}
.slides{overflow:visible}
svg{max-width:100%!important;width:100%!important}
figure,.card,.tension,tr{break-inside:avoid}
h2,h3{break-after:avoid}
a{color:inherit;text-decoration:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
"""


def style(config: Config) -> str:
    """The style sheet; the colours are those of the configuration. Paper is always light."""
    light, dark = variables(config.light), variables(config.dark)
    return (
        f":root{{color-scheme:light dark;{light}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"{SCREEN.replace('FONT', FONT)}@media print{{{PAPER}}}"
    )
