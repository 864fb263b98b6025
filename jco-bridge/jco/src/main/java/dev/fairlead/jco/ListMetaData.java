package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.ParameterDescription;
import java.util.List;

/** Parameters of a function. */
final class ListMetaData extends FieldsMetaData implements JCoListMetaData {
    private final String function;
    private final List<ParameterDescription> parameters;

    ListMetaData(String function, List<ParameterDescription> parameters) {
        this.function = function;
        this.parameters = parameters;
    }

    @Override
    FieldDescription field(int index) {
        return parameters.get(index).field();
    }

    @Override
    public String getName() {
        return function;
    }

    @Override
    public int getFieldCount() {
        return parameters.size();
    }

    @Override
    public int indexOf(String name) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean isImport(int index) {
        return parameters.get(index).direction() == Direction.IMPORT;
    }

    @Override
    public boolean isImport(String name) {
        return isImport(index(name));
    }

    @Override
    public boolean isExport(int index) {
        return parameters.get(index).direction() == Direction.EXPORT;
    }

    @Override
    public boolean isExport(String name) {
        return isExport(index(name));
    }

    @Override
    public boolean isChanging(int index) {
        return parameters.get(index).direction() == Direction.CHANGING;
    }

    @Override
    public boolean isChanging(String name) {
        return isChanging(index(name));
    }

    @Override
    public boolean isOptional(int index) {
        return parameters.get(index).optional();
    }

    @Override
    public boolean isOptional(String name) {
        return isOptional(index(name));
    }

    @Override
    public String getDefault(int index) {
        return Texts.orNull(parameters.get(index).defaultValue());
    }

    @Override
    public String getDefault(String name) {
        return getDefault(index(name));
    }

    @Override
    public String toString() {
        return function + " (" + parameters.size() + " parameters)";
    }
}
