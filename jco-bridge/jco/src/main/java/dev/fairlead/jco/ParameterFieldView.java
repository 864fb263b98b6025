package dev.fairlead.jco;

import java.util.Objects;

/** A parameter. */
final class ParameterFieldView extends FieldView implements JCoParameterField {
    private final ParametersView list;

    ParameterFieldView(ParametersView list, int index) {
        super(list, Objects.checkIndex(index, list.getFieldCount()));
        this.list = list;
    }

    @Override
    public boolean isActive() {
        return list.isActive(index);
    }

    @Override
    public boolean isOptional() {
        return list.getListMetaData().isOptional(index);
    }

    @Override
    public boolean isImport() {
        return list.getListMetaData().isImport(index);
    }

    @Override
    public boolean isExport() {
        return list.getListMetaData().isExport(index);
    }

    @Override
    public boolean isChanging() {
        return list.getListMetaData().isChanging(index);
    }

    @Override
    public String getDefault() {
        return list.getListMetaData().getDefault(index);
    }
}
