package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.soap.RecordXml;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/** A function with its parameter lists, which are made when first asked for. */
final class FunctionCall implements JCoFunction {
    private static final long serialVersionUID = 1L;
    private static final int DIRECTIONS = Direction.values().length;

    private final transient FunctionTemplate template;
    private final transient FunctionData function;
    private final transient ParameterListView[] lists = new ParameterListView[DIRECTIONS];

    FunctionCall(FunctionData function) {
        this(new FunctionTemplate(function.description()), function);
    }

    FunctionCall(FunctionTemplate template, FunctionData function) {
        this.template = template;
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
            lists[place] = new ParameterListView(function, template, direction);
        }
        return lists[place];
    }

    @Override
    public JCoFunctionTemplate getFunctionTemplate() {
        return template;
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
    public void execute(JCoDestination destination, String tid) throws JCoException {
        SystemDestination.of(destination).call(function, tid);
    }

    @Override
    public void execute(JCoDestination destination, String tid, String queue) throws JCoException {
        SystemDestination.of(destination).call(function, tid, queue);
    }

    @Override
    public String toXML() {
        return RecordView.told(() -> RecordXml.function(function));
    }

    @Override
    public Object clone() {
        return new FunctionCall(template, function.copy());
    }

    /** Written in the place of this call: its data, out of which another is made when they are read. */
    private Object writeReplace() {
        return new Written(function);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw RecordView.unwritten();
    }

    @Override
    public String toString() {
        return function.toString();
    }

    private record Written(FunctionData function) implements Serializable {

        Object readResolve() {
            return new FunctionCall(function);
        }
    }
}
