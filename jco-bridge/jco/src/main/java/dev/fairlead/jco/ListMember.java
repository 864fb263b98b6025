package dev.fairlead.jco;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.ParameterDescription;
import java.util.Optional;

/**
 * A parameter of a list.
 *
 * @param flags those of {@link JCoListMetaData}
 * @param defaultValue may be empty
 * @param recordField name of the dictionary's field that has its type; may be empty
 */
record ListMember(
        FieldDescription field,
        int flags,
        String defaultValue,
        String recordField,
        Optional<RecordMetaData> record,
        Optional<JCoExtendedFieldMetaData> extended)
        implements Member {
    private static final int DIRECTIONS =
            JCoListMetaData.IMPORT_PARAMETER | JCoListMetaData.EXPORT_PARAMETER | JCoListMetaData.CHANGING_PARAMETER;

    static ListMember of(ParameterDescription parameter) {
        return new ListMember(
                parameter.field(),
                flag(parameter.direction()) | (parameter.optional() ? JCoListMetaData.OPTIONAL_PARAMETER : 0),
                parameter.defaultValue(),
                "",
                parameter.type().recordType().map(RecordMetaData::new),
                Optional.empty());
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** Whether it may stand in a function's list of that direction. Most programs say nothing of a table's direction. */
    boolean fits(Direction direction) {
        return direction == Direction.TABLES || !has(DIRECTIONS) || has(flag(direction));
    }

    /** The same in a list of that direction, of which its flags need not tell. */
    ListMember of(Direction direction) {
        return new ListMember(field, flags | flag(direction), defaultValue, recordField, record, extended);
    }

    private static int flag(Direction direction) {
        return switch (direction) {
            case IMPORT -> JCoListMetaData.IMPORT_PARAMETER;
            case EXPORT -> JCoListMetaData.EXPORT_PARAMETER;
            case CHANGING -> JCoListMetaData.CHANGING_PARAMETER;
            case TABLES -> 0;
        };
    }
}
