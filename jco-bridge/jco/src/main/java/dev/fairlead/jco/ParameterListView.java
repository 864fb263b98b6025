package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.soap.RecordXml;
import java.io.Serializable;
import java.util.Objects;

/** The values of one direction of a call. */
final class ParameterListView extends ParametersView {
    private static final long serialVersionUID = 1L;

    private final transient FunctionData function;
    private final transient FunctionTemplate template;
    private final transient Direction direction;

    ParameterListView(FunctionData function, FunctionTemplate template, Direction direction) {
        super(function.description().parameters(direction).type());
        this.function = function;
        this.template = template;
        this.direction = direction;
    }

    @Override
    RecordData data() {
        return function.values(direction);
    }

    @Override
    ListMetaData describe() {
        return template.list(direction);
    }

    @Override
    public boolean isActive(int index) {
        return function.isActive(direction, Objects.checkIndex(index, getFieldCount()));
    }

    @Override
    public void setActive(int index, boolean active) {
        function.setActive(type().field(index).name(), active);
    }

    @Override
    public String toXML() {
        return told(() -> RecordXml.parameters(function, direction));
    }

    @Override
    public Object clone() {
        return new ParameterListView(function.copy(), template, direction);
    }

    @Override
    Object writeReplace() {
        return new Written(function, direction);
    }

    private record Written(FunctionData function, Direction direction) implements Serializable {

        Object readResolve() {
            return new ParameterListView(function, new FunctionTemplate(function.description()), direction);
        }
    }
}
