{# Words to the right of a sign, one claim below the other; the halo keeps them legible on any ground. #}
<labeling type="simple">
<settings calloutType="simple">
<text-style fieldName="{{ label.expression }}" isExpression="1" fontFamily="Open Sans" fontSize="{{ label.size }}" fontSizeUnit="Point" fontItalic="{{ label.is_italic | int }}" textColor="{{ label.colour }}" textOpacity="1" multilineHeight="1">
<text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="{{ page }}" bufferOpacity="1"/>
</text-style>
<text-format wrapChar="" autoWrapLength="0" useMaxLineLengthForAutoWrap="1" multilineAlign="0"/>
<placement placement="1" quadOffset="{{ label.quadrant }}" xOffset="{{ label.x }}" yOffset="{{ label.y }}" offsetUnits="MM" priority="5" geometryGeneratorEnabled="1" geometryGenerator="{{ label.place }}" geometryGeneratorType="PointGeometry"/>
<rendering drawLabels="1" obstacle="0" unplacedVisibility="0"/>
<dd_properties><Option type="Map">
<Option name="name" value="" type="QString"/>
<Option name="properties" type="Map">
<Option name="OffsetXY" type="Map"><Option name="active" value="true" type="bool"/><Option name="expression" value="{{ label.offset }}" type="QString"/><Option name="type" value="3" type="int"/></Option>
</Option>
<Option name="type" value="collection" type="QString"/>
</Option></dd_properties>
</settings>
</labeling>
