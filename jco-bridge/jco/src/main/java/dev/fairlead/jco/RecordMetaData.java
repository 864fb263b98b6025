package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.Objects;
import java.util.Optional;

/** A type of records: a system's, or one that a program writes. */
final class RecordMetaData extends FieldsMetaData<RecordMember> implements JCoRecordMetaData {
    private RecordType type;
    private int length = UNINITIALIZED;
    private int unicodeLength = UNINITIALIZED;
    private int lineType = UNINITIALIZED;

    /** A system's. */
    RecordMetaData(RecordType type) {
        super(type.name(), type.size());
        for (int i = 0; i < type.size(); i++) {
            include(RecordMember.of(type, i));
        }
        this.type = type;
        super.lock();
    }

    /** A program's, without fields. */
    RecordMetaData(String name, int expectedFields) {
        super(name, expectedFields);
    }

    /** The locked metadata behind the interface; there are no others. */
    static RecordMetaData locked(JCoRecordMetaData metaData) {
        if (metaData instanceof RecordMetaData known) {
            known.requireLocked();
            return known;
        }
        throw Errors.foreign("description of a record");
    }

    /** The type that the fields make. */
    RecordType type() {
        if (type == null) {
            RecordType.Builder builder = RecordType.named(getName());
            for (RecordMember member : members()) {
                FieldDescription field = member.field();
                builder.field(field.name(), field.type(), field.description());
            }
            type = builder.build();
        }
        return type;
    }

    private void add(RecordMember member) {
        include(member);
        type = null;
    }

    @Override
    public void add(String name, int type, int bytes, int offset, int unicodeBytes, int unicodeOffset) {
        add(name, type, bytes, offset, unicodeBytes, unicodeOffset, 0, null, null, null);
    }

    @Override
    public void add(String name, int type, int offset, int unicodeOffset, JCoRecordMetaData record) {
        add(name, type, 0, offset, 0, unicodeOffset, 0, null, Objects.requireNonNull(record, "record"), null);
    }

    @Override
    public void add(
            String name,
            int type,
            int bytes,
            int offset,
            int unicodeBytes,
            int unicodeOffset,
            int decimals,
            String description,
            JCoRecordMetaData record,
            JCoExtendedFieldMetaData extended) {
        requireUnlocked();
        Optional<RecordMetaData> rows = Optional.ofNullable(record).map(RecordMetaData::locked);
        FieldType fieldType = rows.map(known -> FieldTypes.complex(type, known.type()))
                .orElseGet(() -> FieldTypes.scalar(type, bytes, unicodeBytes, decimals));
        add(new RecordMember(
                new FieldDescription(name, fieldType, Texts.orEmpty(description)),
                offset,
                unicodeOffset,
                rows,
                Optional.ofNullable(extended)));
    }

    @Override
    public void setName(String name) {
        super.setName(name);
        type = null;
    }

    @Override
    public void setRecordLength(int bytes, int unicodeBytes) {
        requireUnlocked();
        if (bytes < 0 || unicodeBytes < 0) {
            throw new IllegalArgumentException(getName() + " cannot have a negative length");
        }
        length = bytes;
        unicodeLength = unicodeBytes;
    }

    @Override
    public void setLineType(int code) {
        requireUnlocked();
        lineType = FieldTypes.of(code).code();
    }

    @Override
    public void lock() {
        int found = lineTypeOfFields();
        if (lineType != UNINITIALIZED && lineType != found) {
            throw new IllegalStateException(getName() + " was to have lines of type " + FieldTypes.of(lineType)
                    + ", but its fields make it " + FieldTypes.of(found));
        }
        super.lock();
    }

    @Override
    public int getLineType() {
        return lineType == UNINITIALIZED ? lineTypeOfFields() : lineType;
    }

    private int lineTypeOfFields() {
        return type().isElementary() ? getType(0) : TYPE_STRUCTURE;
    }

    @Override
    public int getByteOffset(int index) {
        return member(index).offset();
    }

    @Override
    public int getByteOffset(String name) {
        return getByteOffset(index(name));
    }

    @Override
    public int getUnicodeByteOffset(int index) {
        return member(index).unicodeOffset();
    }

    @Override
    public int getUnicodeByteOffset(String name) {
        return getUnicodeByteOffset(index(name));
    }

    @Override
    public int getRecordLength() {
        return length == UNINITIALIZED ? type().byteLength(false) : length;
    }

    @Override
    public int getUnicodeRecordLength() {
        return unicodeLength == UNINITIALIZED ? type().byteLength(true) : unicodeLength;
    }

    @Override
    public boolean isNestedType1Structure() {
        return isFlat(type())
                && type().fields().stream().anyMatch(field -> field.type().abapType() == AbapType.STRUCTURE);
    }

    private static boolean isFlat(RecordType record) {
        return record.fields().stream().map(FieldDescription::type).allMatch(RecordMetaData::isFlat);
    }

    private static boolean isFlat(FieldType field) {
        return switch (field.abapType()) {
            case STRING, XSTRING, TABLE, ITAB, ABAPOBJECT, BOX, GENERIC_BOX, EXCEPTION, INVALID -> false;
            case STRUCTURE -> isFlat(field.rows());
            default -> true;
        };
    }
}
