package dev.fairlead.rfc.repository;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.json.JsonStreams;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.ParameterDescription;
import dev.fairlead.rfc.metadata.RecordType;
import jakarta.json.stream.JsonGenerator;
import java.io.Writer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Metadata as JSON: {@code {"functions": […], "records": […]}}, in order of names so that files can be compared. */
final class MetadataWriter {
    private final Map<String, RecordType> records = new TreeMap<>();

    private MetadataWriter() {}

    static void write(Collection<FunctionDescription> functions, Collection<RecordType> recordTypes, Writer out) {
        MetadataWriter writer = new MetadataWriter();
        recordTypes.forEach(writer::collect);
        functions.forEach(function -> function.all().forEach(parameter -> writer.collect(parameter.type())));
        try (JsonGenerator json = JsonStreams.generator(out)) {
            json.writeStartObject().writeStartArray("functions");
            functions.stream()
                    .sorted(Comparator.comparing(FunctionDescription::name))
                    .forEach(function -> writeFunction(json, function));
            json.writeEnd().writeStartArray("records");
            writer.records.values().forEach(record -> writeRecord(json, record));
            json.writeEnd().writeEnd();
        }
    }

    private void collect(FieldType type) {
        type.recordType().ifPresent(this::collect);
    }

    private void collect(RecordType type) {
        if (!type.isElementary()) {
            RecordType other = records.putIfAbsent(type.name(), type);
            if (other != null && !other.equals(type)) {
                throw RfcException.of(RfcFailure.of(
                        RfcErrorGroup.ILLEGAL_STATE, "", type.name(), "two types of records have this name"));
            }
        }
        type.fields().forEach(field -> collect(field.type()));
    }

    private static void writeFunction(JsonGenerator json, FunctionDescription function) {
        json.writeStartObject().write("name", function.name()).writeStartArray("parameters");
        function.all().forEach(parameter -> writeParameter(json, parameter));
        json.writeEnd().writeStartArray("exceptions");
        function.exceptions().forEach(json::write);
        json.writeEnd().writeEnd();
    }

    private static void writeParameter(JsonGenerator json, ParameterDescription parameter) {
        json.writeStartObject().write("direction", parameter.direction().name());
        writeField(json, parameter.field());
        json.write("optional", parameter.optional());
        if (!parameter.defaultValue().isEmpty()) {
            json.write("default", parameter.defaultValue());
        }
        json.writeEnd();
    }

    private static void writeRecord(JsonGenerator json, RecordType record) {
        json.writeStartObject().write("name", record.name()).writeStartArray("fields");
        for (FieldDescription field : record.fields()) {
            json.writeStartObject();
            writeField(json, field);
            json.writeEnd();
        }
        json.writeEnd().writeEnd();
    }

    private static void writeField(JsonGenerator json, FieldDescription field) {
        json.write("name", field.name());
        writeType(json, field.type());
        if (!field.description().isEmpty()) {
            json.write("description", field.description());
        }
    }

    private static void writeType(JsonGenerator json, FieldType type) {
        json.write("type", type.abapType().name());
        if (type.abapType().needsLength()) {
            json.write("length", type.length());
        }
        if (type.decimals() > 0) {
            json.write("decimals", type.decimals());
        }
        type.recordType().ifPresent(record -> {
            if (record.isElementary()) {
                json.writeStartObject("line");
                writeType(json, record.field(0).type());
                json.writeEnd();
            } else {
                json.write("record", record.name());
            }
        });
    }
}
