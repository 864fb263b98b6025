package dev.fairlead.rfc.repository;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;
import java.io.Reader;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Functions and types of records by name, for one owner. Names count in any case and without blanks at their end. Threads
 * that ask for one name at a time cause one question to the sources.
 */
public final class MetadataRepository {
    private final SourceChain sources;
    private final LookupCache<FunctionDescription> functions;
    private final LookupCache<RecordType> recordTypes;
    private final Inquiry inquiry;

    /** @param sources in the order in which they are asked; at least one */
    public MetadataRepository(List<MetadataSource> sources, RepositorySettings settings) {
        this.sources = new SourceChain(sources);
        this.functions = new LookupCache<>(settings, this.sources::forget);
        this.recordTypes = new LookupCache<>(settings, this.sources::forget);
        this.inquiry = Supplier::get;
    }

    private MetadataRepository(MetadataRepository same, Inquiry inquiry) {
        this.sources = same.sources;
        this.functions = same.functions;
        this.recordTypes = same.recordTypes;
        this.inquiry = inquiry;
    }

    /** How sources are asked: on somebody's behalf, for one. */
    public interface Inquiry {

        /** Asks, on this thread, and gives the answer. */
        <R> R put(Supplier<R> question);
    }

    /** The same functions and types; those that are not known yet are asked for within that inquiry. */
    public MetadataRepository through(Inquiry outer) {
        return new MetadataRepository(this, new Within(outer, inquiry));
    }

    private record Within(Inquiry outer, Inquiry inner) implements Inquiry {

        @Override
        public <R> R put(Supplier<R> question) {
            return outer.put(() -> inner.put(question));
        }
    }

    /** A fresh call of a function; empty if there is no such function. */
    public Optional<FunctionData> function(String name) {
        return describe(name).map(FunctionData::new);
    }

    /**
     * A fresh call of a function. Allocates nothing else if the function is cached.
     *
     * @throws dev.fairlead.rfc.RfcUsageException of group {@link RfcErrorGroup#FUNCTION_NOT_FOUND}
     */
    public FunctionData require(String name) {
        String key = LookupCache.normal(name);
        FunctionDescription cached = functions.cached(key);
        return new FunctionData(
                cached != null
                        ? cached
                        : describe(key)
                                .orElseThrow(() -> RfcException.of(RfcFailure.of(
                                        RfcErrorGroup.FUNCTION_NOT_FOUND,
                                        "",
                                        key,
                                        "the system has no such function"))));
    }

    /** Interface of a function; empty if there is no such function. */
    public Optional<FunctionDescription> describe(String name) {
        return functions.find(LookupCache.normal(name), wanted -> inquiry.put(() -> sources.function(wanted)));
    }

    /** Type of structures or rows; empty if there is no such type. */
    public Optional<RecordType> recordType(String name) {
        return recordTypes.find(LookupCache.normal(name), wanted -> inquiry.put(() -> sources.recordType(wanted)));
    }

    /** Adds a function, in place of one of its name. */
    public void add(FunctionDescription function) {
        functions.put(function.name(), function);
    }

    /** Adds a type, in place of one of its name. */
    public void add(RecordType type) {
        recordTypes.put(type.name(), type);
    }

    /** Forgets a function; calls in hand keep theirs. */
    public void removeFunction(String name) {
        functions.remove(LookupCache.normal(name));
    }

    /** Forgets a type of records. */
    public void removeRecordType(String name) {
        recordTypes.remove(LookupCache.normal(name));
        sources.forget();
    }

    /** Names of the functions in the cache, in order. */
    public List<String> cachedFunctions() {
        return functions.values().stream()
                .map(FunctionDescription::name)
                .sorted()
                .toList();
    }

    /** Names of the types of records in the cache that were asked for by name, in order. */
    public List<String> cachedRecordTypes() {
        return recordTypes.values().stream().map(RecordType::name).sorted().toList();
    }

    /** Forgets everything; calls in hand keep theirs. */
    public void clear() {
        functions.clear();
        recordTypes.clear();
        sources.forget();
    }

    /** Writes the cache as JSON; the writer stays open. */
    public void save(Writer out) {
        MetadataWriter.write(functions.values(), recordTypes.values(), out);
    }

    /**
     * Forgets everything and reads what {@link #save} wrote; the reader stays open.
     *
     * @throws dev.fairlead.rfc.RfcConfigurationException if it cannot be read; the cache is empty then
     */
    public void load(Reader in) {
        clear();
        MetadataFile file = MetadataFile.read("metadata", in);
        file.functions().forEach(this::add);
        file.recordTypes().forEach(this::add);
    }
}
