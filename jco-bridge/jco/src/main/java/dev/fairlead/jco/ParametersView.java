package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.RecordType;

/** What all lists of parameters have in common: they are described, and take part in a call or not. */
abstract class ParametersView extends RecordView implements JCoParameterList {
    private static final long serialVersionUID = 1L;

    private transient ListMetaData metaData;

    ParametersView(RecordType type) {
        super(type);
    }

    /** The metadata; asked for once. */
    abstract ListMetaData describe();

    @Override
    public final ListMetaData getMetaData() {
        return getListMetaData();
    }

    @Override
    public final ListMetaData getListMetaData() {
        if (metaData == null) {
            metaData = describe();
        }
        return metaData;
    }

    @Override
    public final JCoParameterField getField(int index) {
        return new ParameterFieldView(this, index);
    }

    @Override
    public final JCoFieldIterator getFieldIterator() {
        return getParameterFieldIterator();
    }

    @Override
    public final JCoParameterFieldIterator getParameterFieldIterator() {
        return new ParameterFieldWalk(this);
    }

    @Override
    public final boolean isActive(String name) {
        return isActive(index(name));
    }

    @Override
    public final void setActive(String name, boolean active) {
        setActive(index(name), active);
    }
}
