{# Symbols of QGIS. Lengths in millimetres, colours as #rrggbb or an expression. #}
{% macro option(name, value) %}
<Option name="{{ name }}" value="{{ value }}" type="QString"/>
{% endmacro %}
{% macro defined(expressions) %}
<data_defined_properties><Option type="Map">
{{ option("name", "") }}<Option name="properties" type="Map">
{% for name, expression in expressions.items() %}
<Option name="{{ name }}" type="Map"><Option name="active" value="true" type="bool"/>
{{ option("expression", expression) }}<Option name="type" value="3" type="int"/></Option>
{% endfor %}
</Option>{{ option("type", "collection") }}</Option></data_defined_properties>
{% endmacro %}
{% macro layer(class, options, expressions={}) %}
<layer class="{{ class }}" enabled="1" locked="0" pass="0"><Option type="Map">
{% for name, value in options.items() %}
{{ option(name, value) }}
{%- endfor %}
</Option>{{ defined(expressions) }}{% if caller is defined %}{{ caller() }}{% endif %}</layer>
{% endmacro %}
{% macro symbol(type, name) %}
<symbol type="{{ type }}" name="{{ name }}" alpha="1" clip_to_extent="1" force_rhr="0">
{{ caller() }}</symbol>
{% endmacro %}
{% macro marker(look, stroke, expressions, angle=look.angle, name=look.shape, size=look.size, line=look.line) %}
{{ layer("SimpleMarker", {
  "name": name, "angle": angle, "size": size, "size_unit": "MM",
  "color": stroke if look.is_filled else page, "outline_color": stroke,
  "outline_style": line, "outline_width": 0.5, "outline_width_unit": "MM",
  "joinstyle": "miter", "offset": "0,0", "offset_unit": "MM", "scale_method": "diameter",
}, expressions) }}
{% endmacro %}
