package dev.fairlead.rfc.json;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.RecordType;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser.Event;

/** What is wrong with JSON. Messages tell places, fields and kinds, never a value: it may be a password. */
final class JsonFailures {
    private static final int LONGEST_NAME = 64;

    private JsonFailures() {}

    static RfcException of(String found) {
        return of(RfcErrorGroup.ILLEGAL_ARGUMENT, "JSON", found);
    }

    static RfcException broken(JsonLocation location) {
        return of("is broken at line " + location.getLineNumber() + ", column " + location.getColumnNumber());
    }

    static RfcException unknown(RecordType type, String name) {
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "\u2026" : name;
        return of(RfcErrorGroup.FIELD_NOT_FOUND, type.name(), "has no field '" + shown + "', which the JSON names");
    }

    static RfcException twice(RecordType type, String name) {
        return of(RfcErrorGroup.ILLEGAL_ARGUMENT, type.name(), "has two values of " + name + " in the JSON");
    }

    static RfcException unfit(FieldDescription field, Event found) {
        return of(RfcErrorGroup.CONVERSION, field.toString().strip(), "does not take " + described(found));
    }

    static RfcException noBase64(FieldDescription field) {
        return of(RfcErrorGroup.CONVERSION, field.toString().strip(), "takes base64 only");
    }

    static String described(Event event) {
        return switch (event) {
            case START_OBJECT -> "a JSON object";
            case START_ARRAY -> "a JSON array";
            case VALUE_STRING -> "a JSON string";
            case VALUE_NUMBER -> "a JSON number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            case KEY_NAME, END_OBJECT, END_ARRAY -> "an end";
        };
    }

    private static RfcException of(RfcErrorGroup group, String place, String found) {
        return RfcException.of(RfcFailure.of(group, "", place, found));
    }
}
