package dev.fairlead.rfc.sapjco.testing;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.local.LocalConnection;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FieldDescription;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.ParameterDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Answers the stand-in's questions with what the emulator does. Values cross as they do between SAP JCo and a system. */
public final class EmulatedBackend implements UnaryOperator<Map<String, Object>> {
    private final AbapEmulator emulator;
    private final Map<String, RfcSession> sessions = new ConcurrentHashMap<>();
    private final List<Map<String, Object>> questions = new CopyOnWriteArrayList<>();
    private final AtomicReference<Optional<Map<String, Object>>> failure = new AtomicReference<>(Optional.empty());

    EmulatedBackend(AbapEmulator emulator) {
        this.emulator = emulator;
    }

    /** The next call fails like this, as if on its way. */
    public void failNext(int group, String key, String text) {
        failure.set(Optional.of(error(group, key, text, "", ' ', "", List.of())));
    }

    /** What was asked, of one kind. */
    public List<Map<String, Object>> questions(String what) {
        return questions.stream()
                .filter(question -> question.get("what").equals(what))
                .toList();
    }

    /** Sessions that were begun and not ended. */
    public int openSessions() {
        return sessions.size();
    }

    @Override
    public Map<String, Object> apply(Map<String, Object> question) {
        questions.add(question);
        Map<?, ?> properties = (Map<?, ?>) question.get("properties");
        if (!"secret".equals(properties.get("jco.client.passwd"))) {
            return error(
                    103,
                    "JCO_ERROR_LOGON_FAILURE",
                    "no logon with " + properties.get("jco.client.passwd"),
                    "",
                    ' ',
                    "",
                    List.of());
        }
        LocalConnection connection = emulator.connect("100", (String) properties.get("jco.client.user"), "EN");
        try {
            return answer(question, connection);
        } catch (RfcException e) {
            return error(
                    e.group().number(),
                    e.key(),
                    e.abapMessage().text(),
                    e.abapMessage().messageClass(),
                    e.abapMessage().type(),
                    e.abapMessage().number(),
                    e.abapMessage().parameters());
        }
    }

    private Map<String, Object> answer(Map<String, Object> question, LocalConnection connection) {
        String what = (String) question.get("what");
        switch (what) {
            case "describe":
                return describe((String) question.get("function"));
            case "type":
                return recordType((String) question.get("type"));
            case "call":
                return call(question, connection);
            case "transaction":
                transaction(question, connection);
                return null;
            case "confirm":
                connection.confirm((String) question.get("tid"));
                return null;
            case "end":
                sessions.remove((String) question.get("session")).close();
                return null;
            case "attributes":
                return attributes(connection.systemInfo());
            case "ping":
                connection.ping();
                return null;
            case "clear":
                return null;
            default:
                throw new IllegalArgumentException(what);
        }
    }

    private Map<String, Object> call(Map<String, Object> question, LocalConnection connection) {
        Optional<Map<String, Object>> failing = failure.getAndSet(Optional.empty());
        if (failing.isPresent()) {
            return failing.get();
        }
        FunctionData function = function(question, connection);
        String session = (String) question.get("session");
        if (session == null) {
            connection.call(function);
        } else {
            sessions.computeIfAbsent(session, key -> connection.begin()).call(function);
        }
        Map<String, Object> results = new HashMap<>();
        for (Direction direction : Direction.values()) {
            if (direction.isReturned()) {
                results.putAll(values(function.values(direction)));
            }
        }
        return results;
    }

    private static void transaction(Map<String, Object> question, LocalConnection connection) {
        FunctionData function = function(question, connection);
        String queue = (String) question.get("queue");
        if (queue.isEmpty()) {
            connection.execute((String) question.get("tid"), function);
        } else {
            connection.executeInQueue((String) question.get("tid"), queue, function);
        }
    }

    private static FunctionData function(Map<String, Object> question, LocalConnection connection) {
        FunctionData function = connection.function((String) question.get("function"));
        ((Map<?, ?>) question.get("values")).forEach((name, value) -> function.set((String) name, value));
        ((Collection<?>) question.get("inactive")).forEach(name -> function.setActive((String) name, false));
        return function;
    }

    private static Map<String, Object> values(RfcRecord record) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < record.size(); i++) {
            values.put(record.name(i), value(record, i));
        }
        return values;
    }

    /** In the form in which the stand-in keeps a value of its type. */
    private static Object value(RfcRecord record, int index) {
        FieldDescription field = ((RecordData) record).type().field(index);
        return switch (field.type().abapType()) {
            case STRUCTURE -> values(record.getStructure(index));
            case TABLE -> {
                List<Object> lines = new ArrayList<>();
                boolean elementary = field.type().rows().isElementary();
                record.getTable(index).forEach(row -> lines.add(elementary ? value(row, 0) : values(row)));
                yield lines;
            }
            case DATE, TIME -> new String(record.getCharArray(index));
            case INT, INT1, INT2 -> record.getInt(index);
            case INT8 -> record.getLong(index);
            case FLOAT -> record.getDouble(index);
            case BCD, DECF16, DECF34 -> record.getBigDecimal(index);
            case BYTE, XSTRING -> record.getByteArray(index);
            default -> record.getString(index);
        };
    }

    private Map<String, Object> describe(String name) {
        return emulator.functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .map(EmulatedBackend::description)
                .orElse(null);
    }

    private static Map<String, Object> description(FunctionDescription function) {
        Map<String, Object> description = new HashMap<>();
        description.put("name", function.name());
        description.put("exceptions", function.exceptions());
        for (Direction direction : Direction.values()) {
            description.put(
                    direction.name(),
                    function.parameters(direction).parameters().stream()
                            .map(EmulatedBackend::parameter)
                            .toList());
        }
        return description;
    }

    private static Map<String, Object> parameter(ParameterDescription parameter) {
        Map<String, Object> map = field(parameter.field());
        map.put("optional", parameter.optional());
        map.put("default", parameter.defaultValue().isEmpty() ? null : parameter.defaultValue());
        return map;
    }

    private static Map<String, Object> field(FieldDescription field) {
        Map<String, Object> map = new HashMap<>();
        map.put("name", field.name());
        map.put("type", field.type().abapType().code());
        map.put("length", field.type().length());
        map.put("decimals", field.type().decimals());
        map.put("description", field.description());
        map.put("record", field.type().recordType().map(EmulatedBackend::record).orElse(null));
        return map;
    }

    private static Map<String, Object> record(RecordType type) {
        return Map.of(
                "name",
                type.name(),
                "fields",
                type.fields().stream().map(EmulatedBackend::field).toList());
    }

    private Map<String, Object> recordType(String name) {
        return emulator.functions().stream()
                .flatMap(FunctionDescription::all)
                .flatMap(parameter -> parameter.type().recordType().stream())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .map(EmulatedBackend::record)
                .orElse(null);
    }

    private static Map<String, Object> attributes(RfcSystemInfo info) {
        return Map.of(
                "systemId", info.systemId(),
                "host", info.host(),
                "release", info.release(),
                "kernelRelease", info.kernelRelease(),
                "codePage", info.codePage(),
                "client", info.client(),
                "user", info.user(),
                "language", info.language());
    }

    private static Map<String, Object> error(
            int group,
            String key,
            String text,
            String messageClass,
            char type,
            String number,
            List<String> parameters) {
        return Map.of(
                "group", group,
                "key", key,
                "text", text,
                "class", messageClass,
                "type", type,
                "number", number,
                "parameters", parameters);
    }
}
