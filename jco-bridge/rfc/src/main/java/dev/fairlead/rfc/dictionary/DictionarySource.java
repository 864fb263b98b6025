package dev.fairlead.rfc.dictionary;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.rfc.RfcAbapException;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.call.RfcCaller;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionBuilder;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataSource;
import java.util.Optional;

/**
 * Asks the system: one call a function, one a type of records that was not read before, and one for the size of its
 * characters.
 */
public final class DictionarySource implements MetadataSource {
    private static final int NAME_LENGTH = 30;
    private static final int MAXIMUM = 10_000;

    private final RfcCaller caller;
    private final Cache<String, RecordType> types =
            Caffeine.newBuilder().maximumSize(MAXIMUM).build();
    private final CharacterSize characters;

    /** @param caller to the system, as a user who may call the functions of the dictionary */
    public DictionarySource(RfcCaller caller) {
        this.caller = caller;
        this.characters = new CharacterSize(caller);
    }

    /** A name that is too long is not asked for: the system would take its beginning for it. */
    @Override
    public Optional<FunctionDescription> function(String name) {
        if (name.isEmpty() || name.length() > NAME_LENGTH) {
            return Optional.empty();
        }
        FunctionData question = new FunctionData(DictionaryFunctions.RFC_GET_FUNCTION_INTERFACE).set("FUNCNAME", name);
        try {
            caller.call(question);
        } catch (RfcAbapException e) {
            if (e.key().equals("FU_NOT_FOUND")) {
                return Optional.empty();
            }
            throw e;
        } catch (RfcException e) {
            throw DictionaryFailures.isMissingAuthorization(e)
                    ? DictionaryFailures.notAllowed(name, DictionaryFunctions.RFC_GET_FUNCTION_INTERFACE.name(), e)
                    : e;
        }
        try {
            return Optional.of(describe(name, question));
        } catch (IllegalArgumentException e) {
            throw DictionaryFailures.strange(name, "cannot be: " + e.getMessage());
        }
    }

    @Override
    public Optional<RecordType> recordType(String name) {
        if (name.isEmpty() || name.length() > NAME_LENGTH) {
            return Optional.empty();
        }
        return reader().find(name);
    }

    @Override
    public void forget() {
        types.invalidateAll();
    }

    private TypeReader reader() {
        return new TypeReader(new TypeQuery(caller, characters), types.asMap());
    }

    private FunctionDescription describe(String name, FunctionData answer) {
        FunctionBuilder function = FunctionDescription.named(name);
        TypeReader reader = reader();
        for (RfcRecord row : answer.table("PARAMS")) {
            if (row.getString("PARAMCLASS").equals("X")) {
                function.raises(row.getString("PARAMETER"));
            } else {
                addParameter(function, row, reader);
            }
        }
        return function.build();
    }

    private void addParameter(FunctionBuilder function, RfcRecord row, TypeReader reader) {
        Direction direction = direction(row);
        function.parameter(
                row.getString("PARAMETER"),
                direction == Direction.TABLES ? FieldType.tableOf(line(row, reader)) : type(row, reader),
                direction,
                isOptional(direction, row),
                row.getString("DEFAULT"),
                row.getString("PARAMTEXT"));
    }

    private static Direction direction(RfcRecord row) {
        return switch (row.getString("PARAMCLASS")) {
            case "I" -> Direction.IMPORT;
            case "E" -> Direction.EXPORT;
            case "C" -> Direction.CHANGING;
            case "T" -> Direction.TABLES;
            default ->
                throw DictionaryFailures.strange(row.getString("PARAMETER"), "has a class of parameter that is none");
        };
    }

    private static boolean isOptional(Direction direction, RfcRecord row) {
        return direction == Direction.EXPORT
                || row.getString("OPTIONAL").equals("X")
                || !row.getString("DEFAULT").isEmpty();
    }

    private FieldType type(RfcRecord row, TypeReader reader) {
        return switch (row.getString("EXID")) {
            case "u", "v" -> FieldType.structureOf(reader.record(row.getString("TABNAME")));
            case "h" -> FieldType.tableOf(reader.record(row.getString("TABNAME")));
            default -> scalar(row);
        };
    }

    /** A classic table parameter names the type of its line; one of elementary lines may name none. */
    private RecordType line(RfcRecord row, TypeReader reader) {
        String type = row.getString("TABNAME");
        return type.isEmpty() || !row.getString("FIELDNAME").isEmpty()
                ? RecordType.elementary(scalar(row))
                : reader.record(type);
    }

    private FieldType scalar(RfcRecord row) {
        return ScalarType.of(
                row.getString("PARAMETER"),
                row.getString("EXID"),
                row.getInt("INTLENGTH"),
                row.getInt("DECIMALS"),
                characters);
    }
}
