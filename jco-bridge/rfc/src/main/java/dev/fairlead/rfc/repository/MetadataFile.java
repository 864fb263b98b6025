package dev.fairlead.rfc.repository;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.json.JsonStreams;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.Reader;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Metadata that {@link MetadataRepository#save} wrote: for users without rights to read the dictionary, for tests, and for
 * systems that cannot be asked. It does not claim to know every function.
 */
public final class MetadataFile implements MetadataSource {
    private final Map<String, FunctionDescription> functions;
    private final Map<String, RecordType> recordTypes;

    private MetadataFile(Map<String, FunctionDescription> functions, Map<String, RecordType> recordTypes) {
        this.functions = Collections.unmodifiableMap(functions);
        this.recordTypes = Collections.unmodifiableMap(recordTypes);
    }

    /** What a program describes itself. */
    public static MetadataFile of(FunctionDescription... functions) {
        return new MetadataFile(byName(Stream.of(functions), FunctionDescription::name), Map.of());
    }

    /**
     * Reads a file.
     *
     * @param name for messages
     * @param in JSON; stays open
     * @throws dev.fairlead.rfc.RfcConfigurationException if it is no JSON, or none of this kind
     */
    public static MetadataFile read(String name, Reader in) {
        try (JsonReader json = Json.createReader(JsonStreams.unclosed(in))) {
            MetadataReader reader = new MetadataReader(json.readObject());
            return new MetadataFile(
                    byName(reader.functions(), FunctionDescription::name),
                    byName(reader.recordTypes(), RecordType::name));
        } catch (JsonException | IllegalArgumentException e) {
            throw RfcException.of(
                    RfcFailure.of(
                            RfcErrorGroup.INVALID_REPOSITORY_CACHE, "", name, "cannot be read: " + e.getMessage()),
                    e);
        }
    }

    private static <T> Map<String, T> byName(Stream<T> items, Function<T, String> name) {
        return items.collect(Collectors.toMap(
                name,
                Function.identity(),
                (one, other) -> {
                    throw new IllegalArgumentException("two entries " + name.apply(one));
                },
                LinkedHashMap::new));
    }

    /** The functions, in the file's order. */
    public Collection<FunctionDescription> functions() {
        return functions.values();
    }

    /** The types of records, in the file's order. */
    public Collection<RecordType> recordTypes() {
        return recordTypes.values();
    }

    @Override
    public Optional<FunctionDescription> function(String name) {
        return Optional.ofNullable(functions.get(LookupCache.normal(name)));
    }

    @Override
    public Optional<RecordType> recordType(String name) {
        return Optional.ofNullable(recordTypes.get(LookupCache.normal(name)));
    }

    @Override
    public boolean isComplete() {
        return false;
    }
}
