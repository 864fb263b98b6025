package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What all metadata answer from the fields that they have, and how fields are added until the metadata are locked. */
abstract class FieldsMetaData<M extends Member> extends NamedMetaData {
    private final List<M> members;
    private final Map<String, Integer> indexes;
    private String name;
    private boolean locked;

    FieldsMetaData(String name, int expectedFields) {
        this.name = normal(name);
        this.members = new ArrayList<>(expectedFields);
        this.indexes = new HashMap<>(2 * expectedFields);
    }

    static String normal(String name) {
        return name.strip().toUpperCase(Locale.ROOT);
    }

    final void include(M member) {
        requireUnlocked();
        String field = member.field().name();
        if (indexes.putIfAbsent(field, members.size()) != null) {
            throw new IllegalArgumentException(name + " has a field " + field + " already");
        }
        members.add(member);
    }

    final void requireUnlocked() {
        if (locked) {
            throw new UnsupportedOperationException("The metadata of " + name + " are locked");
        }
    }

    final void requireLocked() {
        if (!locked) {
            throw new IllegalArgumentException("The metadata of " + name + " are not locked");
        }
    }

    final List<M> members() {
        return members;
    }

    final M member(int index) {
        return members.get(index);
    }

    private FieldType type(int index) {
        return member(index).field().type();
    }

    @Override
    public final String getName() {
        return name;
    }

    @Override
    public void setName(String newName) {
        requireUnlocked();
        name = normal(newName);
    }

    @Override
    public void lock() {
        locked = true;
    }

    @Override
    public final boolean isLocked() {
        return locked;
    }

    @Override
    public final int getFieldCount() {
        return members.size();
    }

    @Override
    public final int indexOf(String field) {
        return indexes.getOrDefault(normal(field), -1);
    }

    @Override
    public String getName(int index) {
        return member(index).field().name();
    }

    @Override
    public boolean hasField(String name) {
        return indexOf(name) >= 0;
    }

    @Override
    public int getType(int index) {
        return type(index).abapType().code();
    }

    @Override
    public String getTypeAsString(int index) {
        return type(index).abapType().name();
    }

    @Override
    public int getLength(int index) {
        return type(index).length();
    }

    @Override
    public int getByteLength(int index) {
        return type(index).byteLength(false);
    }

    @Override
    public int getUnicodeByteLength(int index) {
        return type(index).byteLength(true);
    }

    @Override
    public int getDecimals(int index) {
        return type(index).decimals();
    }

    @Override
    public String getDescription(int index) {
        return member(index).field().description();
    }

    @Override
    public String getRecordTypeName(int index) {
        return member(index).record().map(JCoMetaData::getName).orElse(null);
    }

    @Override
    public JCoRecordMetaData getRecordMetaData(int index) {
        return member(index).record().orElse(null);
    }

    @Override
    public String getClassNameOfField(int index) {
        return JavaTypes.nameOf(type(index).abapType());
    }

    @Override
    public boolean isStructure(int index) {
        return type(index).abapType() == AbapType.STRUCTURE;
    }

    @Override
    public boolean isTable(int index) {
        return type(index).abapType() == AbapType.TABLE;
    }

    @Override
    public boolean isAbapObject(int index) {
        return type(index).abapType() == AbapType.ABAPOBJECT;
    }

    @Override
    public boolean isNestedType1Structure(int index) {
        return isStructure(index) && getRecordMetaData(index).isNestedType1Structure();
    }

    @Override
    public JCoExtendedFieldMetaData getExtendedFieldMetaData(int index) {
        return member(index).extended().orElse(null);
    }

    /** Name and number of fields. */
    @Override
    public String toString() {
        return name + " (" + members.size() + " fields)";
    }
}
