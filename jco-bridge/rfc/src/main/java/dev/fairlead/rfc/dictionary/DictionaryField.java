package dev.fairlead.rfc.dictionary;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldType;

/**
 * A field as the dictionary tells it.
 *
 * @param name empty for a line that is no structure
 * @param typeName of its structure or table; may be empty
 * @param type of a scalar; INVALID for structures and tables
 * @param kind letter of the type
 * @param text for people
 */
record DictionaryField(String name, String typeName, FieldType type, String kind, String text) {

    boolean isStructure() {
        return kind.equals("u") || kind.equals("v");
    }

    boolean isTable() {
        return kind.equals("h");
    }

    static DictionaryField complex(String name, String typeName, String kind, String text) {
        return new DictionaryField(name, typeName, FieldType.scalar(AbapType.INVALID, 0, 0), kind, text);
    }
}
