package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.ParameterList;
import dev.fairlead.rfc.record.FunctionData;

/** The description of a function. */
final class FunctionTemplate implements JCoFunctionTemplate {
    private final FunctionDescription function;

    FunctionTemplate(FunctionDescription function) {
        this.function = function;
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

    private JCoListMetaData list(Direction direction) {
        ParameterList list = function.parameters(direction);
        return list.size() == 0 ? null : new ListMetaData(function.name(), list.parameters());
    }

    @Override
    public JCoListMetaData getFunctionInterface() {
        return new ListMetaData(function.name(), function.all().toList());
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
    public JCoFunction getFunction() {
        return new FunctionCall(new FunctionData(function));
    }

    @Override
    public String toString() {
        return getName();
    }
}
