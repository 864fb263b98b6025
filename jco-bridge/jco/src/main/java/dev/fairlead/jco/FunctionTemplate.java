package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.FunctionBuilder;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.ParameterList;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The description of a function: a system's, or one that a program writes. */
final class FunctionTemplate implements JCoFunctionTemplate {
    private final FunctionDescription function;
    private final Map<Direction, ListMetaData> written;
    private final boolean asXml;

    /** A system's. */
    FunctionTemplate(FunctionDescription function) {
        this(function, Map.of(), false);
    }

    private FunctionTemplate(FunctionDescription function, Map<Direction, ListMetaData> written, boolean asXml) {
        this.function = function;
        this.written = written;
        this.asXml = asXml;
    }

    /**
     * A program's.
     *
     * @param lists locked; those of the directions that have no parameters may be missing
     * @throws IllegalArgumentException if a parameter is in the wrong list, or there twice
     */
    static FunctionTemplate of(
            String name, Map<Direction, ListMetaData> lists, AbapException[] exceptions, boolean asXml) {
        FunctionBuilder function = FunctionDescription.named(name);
        lists.forEach((direction, list) -> list.members().forEach(member -> add(function, direction, member)));
        for (AbapException exception : exceptions) {
            function.raises(exception.getKey());
        }
        return new FunctionTemplate(function.build(), Map.copyOf(lists), asXml);
    }

    private static void add(FunctionBuilder function, Direction direction, ListMember parameter) {
        FieldDescription field = parameter.field();
        if (!parameter.fits(direction)) {
            throw new IllegalArgumentException(field + " is no " + direction + " parameter by its flags");
        }
        function.parameter(
                field.name(),
                field.type(),
                direction,
                parameter.has(JCoListMetaData.OPTIONAL_PARAMETER),
                parameter.defaultValue(),
                field.description());
    }

    FunctionDescription description() {
        return function;
    }

    @Override
    public String getName() {
        return function.name();
    }

    @Override
    public JCoListMetaData getImportParameterList() {
        return list(Direction.IMPORT);
    }

    @Override
    public JCoListMetaData getExportParameterList() {
        return list(Direction.EXPORT);
    }

    @Override
    public JCoListMetaData getChangingParameterList() {
        return list(Direction.CHANGING);
    }

    @Override
    public JCoListMetaData getTableParameterList() {
        return list(Direction.TABLES);
    }

    /** Metadata of a list; null if it has no parameters. */
    ListMetaData list(Direction direction) {
        ParameterList list = function.parameters(direction);
        if (list.size() == 0) {
            return null;
        }
        ListMetaData own = written.get(direction);
        return own == null ? new ListMetaData(function.name(), list.parameters()) : own;
    }

    @Override
    public JCoListMetaData getFunctionInterface() {
        return joined(EnumSet.allOf(Direction.class));
    }

    /** The parameters of some directions in one list. */
    ListMetaData joined(Set<Direction> directions) {
        ListMetaData all =
                new ListMetaData(function.name(), (int) function.all().count());
        for (Direction direction : directions) {
            ListMetaData list = list(direction);
            if (list != null) {
                list.members().forEach(member -> all.include(member.of(direction)));
            }
        }
        all.lock();
        return all;
    }

    /** Type of the values of {@link #joined}. */
    RecordType type(Set<Direction> directions) {
        RecordType.Builder type = RecordType.named(function.name());
        for (Direction direction : directions) {
            for (FieldDescription field : function.parameters(direction).type().fields()) {
                type.field(field.name(), field.type(), field.description());
            }
        }
        return type.build();
    }

    @Override
    public AbapException[] getExceptionList() {
        return function.exceptions().stream().map(AbapException::new).toArray(AbapException[]::new);
    }

    @Override
    public AbapException getException(String key) {
        return function.exceptions().contains(key) ? new AbapException(key) : null;
    }

    @Override
    public boolean supportsASXML() {
        return asXml;
    }

    @Override
    public JCoFunction getFunction() {
        return new FunctionCall(this, new FunctionData(function));
    }

    @Override
    public JCoRequest getRequest() {
        return RequestView.of(this);
    }

    @Override
    public String toString() {
        return getName();
    }
}
