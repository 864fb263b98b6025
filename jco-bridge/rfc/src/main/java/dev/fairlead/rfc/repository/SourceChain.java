package dev.fairlead.rfc.repository;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sources in their order.
 *
 * <pre>
 * a source has it                     that is the answer
 * none has it, a complete one said so it does not exist
 * none has it, one could not say      its failure; of several, the first
 * </pre>
 */
final class SourceChain {
    private final List<MetadataSource> sources;

    SourceChain(List<MetadataSource> sources) {
        if (sources.isEmpty()) {
            throw RfcException.of(RfcFailure.of(RfcErrorGroup.CONFIGURATION, "", "metadata", "names no source"));
        }
        this.sources = List.copyOf(sources);
    }

    Optional<FunctionDescription> function(String name) {
        return first(source -> source.function(name));
    }

    Optional<RecordType> recordType(String name) {
        return first(source -> source.recordType(name));
    }

    void forget() {
        sources.forEach(MetadataSource::forget);
    }

    private <T> Optional<T> first(Function<MetadataSource, Optional<T>> question) {
        RfcException failure = null;
        boolean denied = false;
        for (MetadataSource source : sources) {
            try {
                Optional<T> answer = question.apply(source);
                if (answer.isPresent()) {
                    return answer;
                }
                denied |= source.isComplete();
            } catch (RfcException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null && !denied) {
            throw failure;
        }
        return Optional.empty();
    }
}
