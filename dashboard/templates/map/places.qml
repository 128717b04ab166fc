{% from "symbols.qml" import layer, symbol, marker with context %}
{# The ground below the claims: where places lie, in quiet colours. #}
<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.28.0" styleCategories="Symbology|Labeling|Fields|MapTips" labelsEnabled="1">
<renderer-v2 type="RuleRenderer" symbollevels="0" forceraster="0" enableorderby="0">
<rules key="all">
<rule key="0" symbol="0" label="A city or a site" filter="geometry_type($geometry) = 'Point'"/>
<rule key="1" symbol="1" label="An area; somewhere in it" filter="geometry_type($geometry) = 'Polygon'"/>
<rule key="2" symbol="2" label="A way that is only described" filter="geometry_type($geometry) = 'Line'"/>
</rules>
<symbols>
{% call symbol("marker", 0) %}{{ marker(dot, muted, {}) }}{% endcall %}
{% call symbol("fill", 1) %}
{{ layer("SimpleFill", {
  "style": "no", "outline_color": border, "outline_style": "solid",
  "outline_width": 0.2, "outline_width_unit": "MM", "joinstyle": "round",
}) }}
{% endcall %}
{% call symbol("line", 2) %}
{{ layer("SimpleLine", {"line_color": muted, "line_style": "dot", "line_width": 0.3, "line_width_unit": "MM"}) }}
{% endcall %}
</symbols>
</renderer-v2>
{% set label = {
  "expression": '"name"', "colour": muted, "size": 7, "is_italic": true,
  "quadrant": 1, "x": 0, "y": -2.4, "offset": "array(0, -2.4)", "place": 'make_point("lon", "lat")',
} %}
{% include "labels.qml" %}
<mapTip enabled="1">{% filter forceescape %}{% include "place_tip.html" %}{% endfilter %}</mapTip>
</qgis>
