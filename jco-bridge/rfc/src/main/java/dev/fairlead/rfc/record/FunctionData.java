package dev.fairlead.rfc.record;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.ParameterDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.BitSet;

/** A call of a function. Making it allocates nothing else: the parameters of a direction are made when first asked for. */
public final class FunctionData implements RfcFunction, Serializable {
    private static final long serialVersionUID = 1L;

    private static final Direction[] TO_SET = {Direction.IMPORT, Direction.CHANGING, Direction.TABLES};
    private static final Direction[] TO_READ = {Direction.EXPORT, Direction.CHANGING, Direction.TABLES, Direction.IMPORT
    };
    private static final int DIRECTIONS = Direction.values().length;

    private final transient FunctionDescription description;
    private transient RecordData imports;
    private transient RecordData exports;
    private transient RecordData changing;
    private transient RecordData tables;
    private transient BitSet inactive;

    public FunctionData(FunctionDescription description) {
        this.description = description;
    }

    /** The function's interface. */
    public FunctionDescription description() {
        return description;
    }

    /** The values of one direction; indexes are those of the parameter list. */
    public RecordData values(Direction direction) {
        return switch (direction) {
            case IMPORT -> imports();
            case EXPORT -> exports();
            case CHANGING -> changing();
            case TABLES -> tables();
        };
    }

    @Override
    public String name() {
        return description.name();
    }

    @Override
    public RecordData imports() {
        if (imports == null) {
            imports = new RecordData(description.imports().type());
        }
        return imports;
    }

    @Override
    public RecordData exports() {
        if (exports == null) {
            exports = new RecordData(description.exports().type());
        }
        return exports;
    }

    @Override
    public RecordData changing() {
        if (changing == null) {
            changing = new RecordData(description.changing().type());
        }
        return changing;
    }

    @Override
    public RecordData tables() {
        if (tables == null) {
            tables = new RecordData(description.tables().type());
        }
        return tables;
    }

    @Override
    public TableData table(String name) {
        int index = description.tables().indexOf(name);
        if (index >= 0) {
            return tables().getTable(index);
        }
        Direction direction = direction(name, TO_READ);
        return values(direction).getTable(description.parameters(direction).indexOf(name));
    }

    @Override
    public RecordData structure(String name) {
        Direction direction = direction(name, TO_READ);
        return values(direction).getStructure(description.parameters(direction).indexOf(name));
    }

    @Override
    public FunctionData set(String name, Object value) {
        Direction direction = direction(name, TO_SET);
        values(direction).set(description.parameters(direction).indexOf(name), value);
        return this;
    }

    @Override
    public Object get(String name) {
        return values(direction(name, TO_READ)).get(name);
    }

    @Override
    public String getString(String name) {
        return values(direction(name, TO_READ)).getString(name);
    }

    @Override
    public int getInt(String name) {
        return values(direction(name, TO_READ)).getInt(name);
    }

    @Override
    public boolean isActive(String name) {
        Direction direction = direction(name, TO_READ);
        return isActive(direction, description.parameters(direction).indexOf(name));
    }

    /** Whether a parameter takes part in the call. */
    public boolean isActive(Direction direction, int index) {
        return inactive == null || !inactive.get(bit(direction, index));
    }

    @Override
    public FunctionData setActive(String name, boolean active) {
        Direction direction = direction(name, TO_READ);
        if (inactive == null) {
            inactive = new BitSet();
        }
        inactive.set(bit(direction, description.parameters(direction).indexOf(name)), !active);
        return this;
    }

    /**
     * Whether a parameter goes into the request (RFC specification, B.3). An import or changing parameter that was never
     * set goes along unless it is optional, for then the function's own default applies; a table always does, for one
     * that is not listed does not come back.
     */
    public boolean isSent(Direction direction, int index) {
        if (!direction.isSent() || !isActive(direction, index)) {
            return false;
        }
        ParameterDescription parameter = description.parameters(direction).parameter(index);
        return direction == Direction.TABLES
                || !parameter.optional()
                || values(direction).isSet(index);
    }

    private static int bit(Direction direction, int index) {
        return index * DIRECTIONS + direction.ordinal();
    }

    private Direction direction(String name, Direction[] candidates) {
        for (Direction direction : candidates) {
            if (description.parameters(direction).indexOf(name) >= 0) {
                return direction;
            }
        }
        throw Failures.of(RfcErrorGroup.FIELD_NOT_FOUND, name(), "has no parameter '" + name + "' of this use");
    }

    /** A call of its own with the same values. */
    public FunctionData copy() {
        FunctionData copy = new FunctionData(description);
        copy.imports = copyOf(imports);
        copy.exports = copyOf(exports);
        copy.changing = copyOf(changing);
        copy.tables = copyOf(tables);
        copy.inactive = inactive == null ? null : (BitSet) inactive.clone();
        return copy;
    }

    private static RecordData copyOf(RecordData values) {
        return values == null ? null : values.copy();
    }

    /** Written in the place of this call: its description and values, out of which another is made when they are read. */
    private Object writeReplace() {
        return new Written(description, imports, exports, changing, tables, inactive);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw WrittenRows.forged();
    }

    private record Written(
            FunctionDescription description,
            RecordData imports,
            RecordData exports,
            RecordData changing,
            RecordData tables,
            BitSet inactive)
            implements Serializable {

        Object readResolve() throws InvalidObjectException {
            if (description == null) {
                throw new InvalidObjectException("A serialised call has no description");
            }
            FunctionData function = new FunctionData(description);
            function.imports = checked(Direction.IMPORT, imports);
            function.exports = checked(Direction.EXPORT, exports);
            function.changing = checked(Direction.CHANGING, changing);
            function.tables = checked(Direction.TABLES, tables);
            function.inactive = inactive == null ? null : (BitSet) inactive.clone();
            return function;
        }

        private RecordData checked(Direction direction, RecordData values) throws InvalidObjectException {
            if (values == null) {
                return null;
            }
            RecordType expected = description.parameters(direction).type();
            if (!values.type().equals(expected)) {
                throw new InvalidObjectException("The " + direction + " values of a serialised call are of another");
            }
            RecordData checked = new RecordData(expected);
            checked.replace(values);
            return checked;
        }
    }

    @Override
    public String toString() {
        return "call of " + name();
    }
}
