package dev.fairlead.rfc.dictionary;

import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldType;

/** Types that are neither structures nor tables, by the dictionary's letter and their bytes in the system's memory. */
final class ScalarType {

    private ScalarType() {}

    /** A blank letter is a type that the function leaves open: it has no value outside the system. */
    static FieldType of(String field, String letter, int bytes, int decimals, CharacterSize characters) {
        if (letter.isEmpty()) {
            return FieldType.scalar(AbapType.INVALID, 0, 0);
        }
        AbapType type = AbapType.ofLetter(letter.charAt(0))
                .filter(found -> !found.isComplex())
                .orElseThrow(() -> DictionaryFailures.strange(field, "has the type '" + letter + "', which is none"));
        int length = type.isCharacters() && type.needsLength() ? bytes / characters.bytes() : bytes;
        try {
            return FieldType.scalar(type, length, decimals);
        } catch (IllegalArgumentException e) {
            throw DictionaryFailures.strange(field, "cannot be: " + e.getMessage());
        }
    }
}
