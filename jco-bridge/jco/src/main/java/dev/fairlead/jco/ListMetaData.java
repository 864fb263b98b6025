package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.ParameterDescription;
import java.util.List;
import java.util.Optional;

/** Parameters of a function: a system's, or those that a program writes. */
final class ListMetaData extends FieldsMetaData<ListMember> implements JCoListMetaData {

    /** A system's. */
    ListMetaData(String function, List<ParameterDescription> parameters) {
        super(function, parameters.size());
        parameters.forEach(parameter -> include(ListMember.of(parameter)));
        lock();
    }

    /** A program's, without parameters. */
    ListMetaData(String name, int expectedParameters) {
        super(name, expectedParameters);
    }

    /** The locked metadata behind the interface; there are no others. */
    static ListMetaData locked(JCoListMetaData metaData) {
        if (metaData instanceof ListMetaData known) {
            known.requireLocked();
            return known;
        }
        throw Errors.foreign("list of parameters");
    }

    @Override
    public void add(String name, int type, int bytes, int unicodeBytes, int flags) {
        add(name, type, bytes, unicodeBytes, 0, null, null, flags, null, null);
    }

    @Override
    public void add(String name, int type, JCoRecordMetaData record, int flags) {
        add(name, type, record, null, null, flags, null, null);
    }

    @Override
    public void add(
            String name,
            int type,
            int bytes,
            int unicodeBytes,
            int decimals,
            String defaultValue,
            String description,
            int flags,
            String recordField,
            JCoExtendedFieldMetaData extended) {
        requireUnlocked();
        FieldType scalar = FieldTypes.scalar(type, bytes, unicodeBytes, decimals);
        include(new ListMember(
                new FieldDescription(name, scalar, Texts.orEmpty(description)),
                flags,
                Texts.orEmpty(defaultValue),
                Texts.orEmpty(recordField),
                Optional.empty(),
                Optional.ofNullable(extended)));
    }

    @Override
    public void add(
            String name,
            int type,
            JCoRecordMetaData record,
            String defaultValue,
            String description,
            int flags,
            String recordField,
            JCoExtendedFieldMetaData extended) {
        requireUnlocked();
        RecordMetaData rows = RecordMetaData.locked(record);
        include(new ListMember(
                new FieldDescription(name, FieldTypes.complex(type, rows.type()), Texts.orEmpty(description)),
                flags,
                Texts.orEmpty(defaultValue),
                Texts.orEmpty(recordField),
                Optional.of(rows),
                Optional.ofNullable(extended)));
    }

    @Override
    public boolean isImport(int index) {
        return member(index).has(IMPORT_PARAMETER);
    }

    @Override
    public boolean isImport(String name) {
        return isImport(index(name));
    }

    @Override
    public boolean isExport(int index) {
        return member(index).has(EXPORT_PARAMETER);
    }

    @Override
    public boolean isExport(String name) {
        return isExport(index(name));
    }

    @Override
    public boolean isChanging(int index) {
        return member(index).has(CHANGING_PARAMETER);
    }

    @Override
    public boolean isChanging(String name) {
        return isChanging(index(name));
    }

    @Override
    public boolean isOptional(int index) {
        return member(index).has(OPTIONAL_PARAMETER);
    }

    @Override
    public boolean isOptional(String name) {
        return isOptional(index(name));
    }

    @Override
    public boolean isException(int index) {
        return getType(index) == TYPE_EXCEPTION;
    }

    @Override
    public boolean isException(String name) {
        return isException(index(name));
    }

    @Override
    public String getDefault(int index) {
        return Texts.orNull(member(index).defaultValue());
    }

    @Override
    public String getDefault(String name) {
        return getDefault(index(name));
    }

    @Override
    public String getRecordFieldName(int index) {
        return Texts.orNull(member(index).recordField());
    }

    @Override
    public String getRecordFieldName(String name) {
        return getRecordFieldName(index(name));
    }
}
