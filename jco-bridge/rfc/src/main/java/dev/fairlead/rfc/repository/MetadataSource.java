package dev.fairlead.rfc.repository;

import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.Optional;

/**
 * Where metadata come from: the system itself by calls or by WSDL, or a file. A source that cannot say throws an
 * {@link dev.fairlead.rfc.RfcException}, and the next one is asked.
 */
public interface MetadataSource {

    /** The interface of a function; empty if the source knows none. */
    Optional<FunctionDescription> function(String name);

    /** A type of structures or rows; empty if the source knows none. */
    Optional<RecordType> recordType(String name);

    /** Drops what the source keeps by itself, so that the next question goes to its origin. */
    default void forget() {}

    /** Whether there is nothing that this source does not know: a file lists some functions, a system has all. */
    default boolean isComplete() {
        return true;
    }
}
