package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.record.FunctionData;

/** A function with its parameter lists, which are made when first asked for. */
final class FunctionCall implements JCoFunction {
    private static final long serialVersionUID = 1L;
    private static final int DIRECTIONS = Direction.values().length;

    private final FunctionData function;
    private final ParameterListView[] lists = new ParameterListView[DIRECTIONS];

    FunctionCall(FunctionData function) {
        this.function = function;
    }

    @Override
    public String getName() {
        return function.name();
    }

    @Override
    public JCoParameterList getImportParameterList() {
        return list(Direction.IMPORT);
    }

    @Override
    public JCoParameterList getExportParameterList() {
        return list(Direction.EXPORT);
    }

    @Override
    public JCoParameterList getChangingParameterList() {
        return list(Direction.CHANGING);
    }

    @Override
    public JCoParameterList getTableParameterList() {
        return list(Direction.TABLES);
    }

    private ParameterListView list(Direction direction) {
        if (function.description().parameters(direction).size() == 0) {
            return null;
        }
        int place = direction.ordinal();
        if (lists[place] == null) {
            lists[place] = new ParameterListView(function, direction);
        }
        return lists[place];
    }

    @Override
    public JCoFunctionTemplate getFunctionTemplate() {
        return new FunctionTemplate(function.description());
    }

    @Override
    public AbapException[] getExceptionList() {
        return getFunctionTemplate().getExceptionList();
    }

    @Override
    public AbapException getException(String key) {
        return getFunctionTemplate().getException(key);
    }

    @Override
    public void execute(JCoDestination destination) throws JCoException {
        SystemDestination.of(destination).call(function);
        for (ParameterListView list : lists) {
            if (list != null) {
                list.rewind();
            }
        }
    }

    @Override
    public String toString() {
        return function.toString();
    }
}
