package dev.fairlead.jco;

/** All that finds a field by its name first. */
abstract class NamedMetaData implements JCoMetaData {

    /** Index of a field; fails if there is none of that name. */
    final int index(String name) {
        int index = indexOf(name);
        if (index < 0) {
            throw Errors.unknownField(getName(), name);
        }
        return index;
    }

    @Override
    public final int getType(String name) {
        return getType(index(name));
    }

    @Override
    public final String getTypeAsString(String name) {
        return getTypeAsString(index(name));
    }

    @Override
    public final int getLength(String name) {
        return getLength(index(name));
    }

    @Override
    public final int getByteLength(String name) {
        return getByteLength(index(name));
    }

    @Override
    public final int getUnicodeByteLength(String name) {
        return getUnicodeByteLength(index(name));
    }

    @Override
    public final int getDecimals(String name) {
        return getDecimals(index(name));
    }

    @Override
    public final String getDescription(String name) {
        return getDescription(index(name));
    }

    @Override
    public final String getRecordTypeName(String name) {
        return getRecordTypeName(index(name));
    }

    @Override
    public final JCoRecordMetaData getRecordMetaData(String name) {
        return getRecordMetaData(index(name));
    }

    @Override
    public final String getClassNameOfField(String name) {
        return getClassNameOfField(index(name));
    }

    @Override
    public final boolean isStructure(String name) {
        return isStructure(index(name));
    }

    @Override
    public final boolean isTable(String name) {
        return isTable(index(name));
    }

    @Override
    public final boolean isAbapObject(String name) {
        return isAbapObject(index(name));
    }

    @Override
    public final boolean isNestedType1Structure(String name) {
        return isNestedType1Structure(index(name));
    }

    @Override
    public final JCoExtendedFieldMetaData getExtendedFieldMetaData(String name) {
        return getExtendedFieldMetaData(index(name));
    }
}
