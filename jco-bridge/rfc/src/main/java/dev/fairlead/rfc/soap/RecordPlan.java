package dev.fairlead.rfc.soap;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.HashMap;
import java.util.Map;

/** What messages need to know of a record type, worked out once: the elements of its fields, as bytes to write. */
final class RecordPlan {

    private final RecordType type;
    private final String[] elements;
    private final Tag[] tags;
    private final AbapType[] types;
    private final int[] lengths;
    private final RecordPlan[] rows;
    private final Map<String, Integer> indexes;

    RecordPlan(RecordType type) {
        int size = type.size();
        this.type = type;
        this.elements = new String[size];
        this.tags = new Tag[size];
        this.types = new AbapType[size];
        this.lengths = new int[size];
        this.rows = new RecordPlan[size];
        this.indexes = new HashMap<>(2 * size);
        for (int i = 0; i < size; i++) {
            FieldDescription field = type.field(i);
            // parsers intern names, and the same string is found equal at once
            elements[i] = (field.name().isEmpty() ? Tag.ITEM : XmlNames.encode(field.name())).intern();
            tags[i] = Tag.of(elements[i]);
            types[i] = field.type().abapType();
            lengths[i] = field.type().length();
            rows[i] = field.type().recordType().map(RecordPlan::new).orElse(null);
            indexes.put(elements[i], i);
        }
    }

    RecordType type() {
        return type;
    }

    int size() {
        return elements.length;
    }

    /** Whether rows are values, not structures. */
    boolean isElementary() {
        return type.isElementary();
    }

    Tag tag(int index) {
        return tags[index];
    }

    AbapType abapType(int index) {
        return types[index];
    }

    /** Characters or bytes of a field. */
    int length(int index) {
        return lengths[index];
    }

    FieldDescription field(int index) {
        return type.field(index);
    }

    /** Whether no field, and none within it, can hold characters that have to be looked at. */
    boolean isFreeOfText() {
        for (int i = 0; i < types.length; i++) {
            boolean text = types[i] == AbapType.CHAR || types[i] == AbapType.STRING;
            if (text || rows[i] != null && !rows[i].isFreeOfText()) {
                return false;
            }
        }
        return true;
    }

    /** Plan of a structure or of a table's rows. */
    RecordPlan nested(int index) {
        return rows[index];
    }

    /**
     * The field that an element stands for; -1 if there is none.
     *
     * @param expected where it is tried first: fields come in order as a rule
     */
    int indexOf(String element, int expected) {
        if (expected < elements.length && elements[expected].equals(element)) {
            return expected;
        }
        Integer index = indexes.get(element);
        return index != null ? index : type.indexOf(XmlNames.decode(element));
    }
}
