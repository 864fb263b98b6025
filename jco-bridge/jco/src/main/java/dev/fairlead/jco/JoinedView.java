package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.soap.RecordXml;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Parameters of several directions in one list, with values of its own. */
abstract class JoinedView extends ParametersView {
    private static final long serialVersionUID = 1L;

    static final Set<Direction> REQUEST =
            Collections.unmodifiableSet(EnumSet.of(Direction.IMPORT, Direction.CHANGING, Direction.TABLES));
    static final Set<Direction> RESPONSE =
            Collections.unmodifiableSet(EnumSet.of(Direction.EXPORT, Direction.CHANGING, Direction.TABLES));

    final transient FunctionTemplate template;
    private final transient Set<Direction> directions;
    private final transient RecordData data;
    private final transient BitSet inactive;

    JoinedView(FunctionTemplate template, Set<Direction> directions, RecordData data, BitSet inactive) {
        super(data.type());
        this.template = template;
        this.directions = directions;
        this.data = data;
        this.inactive = inactive;
    }

    @Override
    final RecordData data() {
        return data;
    }

    @Override
    final ListMetaData describe() {
        return template.joined(directions);
    }

    @Override
    public final boolean isActive(int index) {
        return !inactive.get(Objects.checkIndex(index, getFieldCount()));
    }

    @Override
    public final void setActive(int index, boolean active) {
        inactive.set(Objects.checkIndex(index, getFieldCount()), !active);
    }

    @Override
    public final String toXML() {
        return told(() -> RecordXml.record(data));
    }

    abstract JoinedView with(RecordData values, BitSet passive);

    @Override
    public final Object clone() {
        return with(data.copy(), (BitSet) inactive.clone());
    }

    @Override
    final Object writeReplace() {
        return new Written(template.description(), directions.contains(Direction.IMPORT), data, inactive);
    }

    private record Written(FunctionDescription function, boolean request, RecordData values, BitSet inactive)
            implements Serializable {

        Object readResolve() throws InvalidObjectException {
            if (function == null || values == null || inactive == null) {
                throw RecordView.unwritten();
            }
            FunctionTemplate template = new FunctionTemplate(function);
            JoinedView empty = request ? RequestView.of(template) : ResponseView.of(template);
            if (!values.type().equals(empty.type())) {
                throw RecordView.unwritten();
            }
            return empty.with(values, (BitSet) inactive.clone());
        }
    }
}
