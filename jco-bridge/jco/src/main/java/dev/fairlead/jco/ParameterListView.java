package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import java.util.Objects;

/** The values of one direction of a call. */
final class ParameterListView extends RecordView implements JCoParameterList {
    private static final long serialVersionUID = 1L;

    private final FunctionData function;
    private final Direction direction;

    ParameterListView(FunctionData function, Direction direction) {
        super(function.description().parameters(direction).type());
        this.function = function;
        this.direction = direction;
    }

    @Override
    RecordData data() {
        return function.values(direction);
    }

    @Override
    public JCoListMetaData getMetaData() {
        return getListMetaData();
    }

    @Override
    public JCoListMetaData getListMetaData() {
        return new ListMetaData(
                function.name(), function.description().parameters(direction).parameters());
    }

    @Override
    public JCoParameterField getField(int index) {
        return new ParameterFieldView(this, index);
    }

    @Override
    public JCoFieldIterator getFieldIterator() {
        return getParameterFieldIterator();
    }

    @Override
    public JCoParameterFieldIterator getParameterFieldIterator() {
        return new ParameterFieldWalk(this);
    }

    @Override
    public boolean isActive(int index) {
        return function.isActive(direction, Objects.checkIndex(index, getFieldCount()));
    }

    @Override
    public boolean isActive(String name) {
        return isActive(index(name));
    }

    @Override
    public void setActive(int index, boolean active) {
        function.setActive(type().field(index).name(), active);
    }

    @Override
    public void setActive(String name, boolean active) {
        setActive(index(name), active);
    }
}
