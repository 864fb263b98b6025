package dev.fairlead.jco;

/** Walks parameters. */
final class ParameterFieldWalk extends FieldWalk<JCoParameterField> implements JCoParameterFieldIterator {

    ParameterFieldWalk(ParametersView record) {
        super(record.getFieldCount(), index -> new ParameterFieldView(record, index));
    }

    @Override
    public JCoParameterField nextParameterField() {
        return nextField();
    }

    @Override
    public JCoParameterField previousParameterField() {
        return previousField();
    }
}
