{% from "symbols.qml" import layer, symbol, marker with context %}
{# One layer of points, areas and lines: QGIS shows it as three, each with this style. #}
{% macro by_status(key) %}
map({% for look in statuses %}'{{ look.id }}', '{{ look[key] }}'{{ "" if loop.last else ", " }}{% endfor %})
{%- endmacro %}
{% macro by_hue() %}
map({% for look in hues %}'{{ look.id }}', '{{ look.colour }}'{{ "" if loop.last else ", " }}{% endfor %})
{%- endmacro %}
{% set hue = "map_get(" ~ by_hue() ~ ', "hue")' %}
{% set pale = "set_color_part(" ~ hue ~ ", 'alpha', 110)" %}
{% set faint = "set_color_part(" ~ hue ~ ", 'alpha', 26)" %}
{# QGIS turns the offset with the symbol: what is turned by a quarter goes to its right. #}
{% set step = '(coalesce("at_place", 1) - 1) * 5' %}
{% set below = "array(0, " ~ step ~ ")" %}
{% set turned = "array(" ~ step ~ ", 0)" %}
{% set is_filled = '"status" = \'reported\'' %}
{% set is_crossed = '"status" = \'denied\'' %}
{% set is_gone = '"superseded" is not null' %}
{% set is_sure = '"stage" not in (' ~ unsure_stages ~ ') and "status" in (' ~ solid_statuses ~ ")" %}
{% set open = {"outlineColor": hue, "fillColor": "'" ~ page ~ "'", "offset": below} %}
{% set full = {"outlineColor": "'" ~ page ~ "'", "fillColor": hue, "offset": below} %}
{# A legend knows no claim: there the line is not shown. #}
{% macro shown_if(condition) %}
if({{ condition }}, 'solid', 'no')
{%- endmacro %}
{% macro sign(look) %}
{{ marker(look, ink, dict(full if look.is_filled else open, offset=turned if look.angle else below)) }}
{% if look.is_crossed %}
{{ marker(look, ink, open, name="cross2", size=look.size * 0.7) }}
{% endif %}
{{ marker(look, ink, dict(open, offset=turned, outlineStyle=shown_if(is_gone)), name="line", size=look.size * 1.7, angle=90, line="no") }}
{% endmacro %}
{% macro any_sign(name) %}
{% call layer("GeometryGenerator", {
  "SymbolType": "Marker", "geometryModifier": 'make_point("sign_lon", "sign_lat")', "units": "MapUnit",
}) %}
{% call symbol("marker", name) %}
{{ marker(any, ink, {
  "name": "map_get(" ~ by_status("shape") ~ ', "status")',
  "angle": "map_get(" ~ by_status("angle") ~ ', "status")',
  "size": "map_get(" ~ by_status("size") ~ ', "status")',
  "outlineStyle": "map_get(" ~ by_status("line") ~ ', "status")',
  "outlineColor": "if(" ~ is_filled ~ ", '" ~ page ~ "', " ~ hue ~ ")",
  "fillColor": "if(" ~ is_filled ~ ", " ~ hue ~ ", '" ~ page ~ "')",
  "offset": "if(map_get(" ~ by_status("angle") ~ ', "status") = 90, ' ~ turned ~ ", " ~ below ~ ")",
}) }}
{{ marker(any, ink, dict(open, outlineStyle=shown_if(is_crossed)), name="cross2", size=any.size * 0.7, line="no") }}
{{ marker(any, ink, dict(open, offset=turned, outlineStyle=shown_if(is_gone)), name="line", size=any.size * 1.7, angle=90, line="no") }}
{% endcall %}
{% endcall %}
{% endmacro %}
{% macro stroke(line, width, colour=hue) %}
{{ layer("SimpleLine", {
  "line_color": ink, "line_style": line, "line_width": width, "line_width_unit": "MM",
  "capstyle": "round", "joinstyle": "round",
}, {"outlineColor": colour}) }}
{% endmacro %}
{% macro arrow(name) %}
{% call layer("MarkerLine", {"placement": "lastvertex", "placements": "LastVertex", "rotate": 1}) %}
{% call symbol("marker", name) %}
{{ marker(head, ink, {"fillColor": hue, "outlineColor": hue}) }}
{% endcall %}
{% endcall %}
{% endmacro %}
{% macro hatching(name) %}
{% call layer("LinePatternFill", {
  "angle": 45, "distance": 2, "distance_unit": "MM", "line_width": 0.2, "color": ink,
}) %}
{% call symbol("line", name) %}
{{ stroke("solid", 0.2, pale) }}
{% endcall %}
{% endcall %}
{% endmacro %}
{% macro tint(line) %}
{{ layer("SimpleFill", {
  "color": page, "style": "solid", "outline_color": ink, "outline_style": line,
  "outline_width": 0.35, "outline_width_unit": "MM", "joinstyle": "round",
}, {"outlineColor": hue, "fillColor": faint}) }}
{% endmacro %}
{% set rules = [
  ("Somewhere in this sea", "\"precision\" = 'sea-area'"),
  ("Somewhere in this region; its edge is ours", "\"precision\" = 'region'"),
  ("Somewhere in this state, country or circle", "ELSE"),
  ("A way that is only described", ""),
  ("Asked for, as reported", is_sure),
  ("Asked for less surely, or only being arranged", "ELSE"),
] %}
{% macro rule(number, words, filter) %}
<rule key="{{ number }}" symbol="{{ number }}" label="{{ words }}"{% if filter %} filter="{{ filter }}"{% endif %}/>
{% endmacro %}
{% macro group(key, words, filter) %}
<rule key="{{ key }}" label="{{ words }}" filter="{{ filter }}">
{{ caller() }}</rule>
{% endmacro %}
<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.28.0" styleCategories="Symbology|Labeling|Fields|MapTips" labelsEnabled="1">
<renderer-v2 type="RuleRenderer" symbollevels="0" forceraster="0" enableorderby="0">
<rules key="all">
{% call group("firmness", "How firmly it is put", "geometry_type($geometry) = 'Point'") %}
{% for look in statuses %}
{{ rule(loop.index0, look.label, "\"status\" = '" ~ look.id ~ "'") }}
{%- endfor %}
{% endcall %}
{% set first = statuses | length %}
{% call group("areas", "Areas, with the sign of how firmly", "geometry_type($geometry) = 'Polygon'") %}
{% for words, filter in rules[:3] %}
{{ rule(first + loop.index0, words, filter) }}
{%- endfor %}
{% endcall %}
{% call group("ways", "Ways", "geometry_type($geometry) = 'Line' and \"feature\" = 'fact'") %}
{{ rule(first + 3, rules[3][0], rules[3][1]) }}
{% endcall %}
{% if with_requests %}
{% call group("requests", "From who asks to who was asked; not a way", "\"feature\" <> 'fact'") %}
{% for words, filter in rules[4:] %}
{{ rule(first + 4 + loop.index0, words, filter) }}
{%- endfor %}
{% endcall %}
{% endif %}
{% call group("hues", "What it is about", "FALSE") %}
{% for look in hues %}
{{ rule(first + 6 + loop.index0, look.label, "FALSE") }}
{%- endfor %}
{% endcall %}
</rules>
<symbols>
{% for look in statuses %}
{% call symbol("marker", loop.index0) %}{{ sign(look) }}{% endcall %}
{% endfor %}
{% call symbol("fill", first) %}{{ hatching("@%s@0" % first) }}{{ any_sign("@%s@1" % first) }}{% endcall %}
{% call symbol("fill", first + 1) %}{{ tint("dash") }}{{ any_sign("@%s@1" % (first + 1)) }}{% endcall %}
{% call symbol("fill", first + 2) %}{{ tint("solid") }}{{ any_sign("@%s@1" % (first + 2)) }}{% endcall %}
{% call symbol("line", first + 3) %}{{ stroke("dot", 0.6) }}{{ arrow("@%s@1" % (first + 3)) }}{{ any_sign("@%s@2" % (first + 3)) }}{% endcall %}
{% call symbol("line", first + 4) %}{{ stroke("solid", 0.5) }}{{ arrow("@%s@1" % (first + 4)) }}{% endcall %}
{% call symbol("line", first + 5) %}{{ stroke("dash", 0.5) }}{{ arrow("@%s@1" % (first + 5)) }}{% endcall %}
{% for look in hues %}
{% call symbol("fill", first + 6 + loop.index0) %}
{{ layer("SimpleFill", {"color": look.colour, "style": "solid", "outline_style": "no"}) }}
{% endcall %}
{% endfor %}
</symbols>
</renderer-v2>
{% set held = '"short" || coalesce(\' ≠ \' || regexp_replace("contested", \'[.]$\', \'\'), \'\')' %}
{% set rests = held ~ ' || \' (\' || "basis_name" || \')\'' %}
{% set label = {
  "expression": rests if with_basis else held, "colour": ink, "size": 8, "is_italic": false,
  "quadrant": 5, "x": 2.6, "y": 0, "offset": "array(2.6, " ~ step ~ ")",
  "place": 'make_point("sign_lon", "sign_lat")',
} %}
{% include "labels.qml" %}
<mapTip enabled="1">{% filter forceescape %}{% include "tip.html" %}{% endfilter %}</mapTip>
</qgis>
