package dev.fairlead.agent.kerberos;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong when there is no ticket. */
final class KerberosFailure {

    private KerberosFailure() {}

    /** What the KDC said, which stands below what GSS makes of it; names and codes, never keys. */
    static String text(Throwable failure) {
        return causes(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .distinct()
                .limit(2)
                .collect(Collectors.joining("; "));
    }

    /** Whether nobody answered, in place of a refusal. */
    static boolean isSilence(Throwable failure) {
        return causes(failure).anyMatch(IOException.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
