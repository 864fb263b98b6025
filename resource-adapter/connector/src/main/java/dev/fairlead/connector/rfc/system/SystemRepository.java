package dev.fairlead.connector.rfc.system;

import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.repository.MetadataSource;
import dev.fairlead.rfc.repository.RepositorySettings;
import dev.fairlead.rfc.transport.TransportOptions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The interfaces of a system's functions, from the sources that its destination names (RFC specification, A.5 and C.9).
 *
 * <pre>
 * rfc           the dictionary, by calls of functions or as SAP JCo reads it
 * wsdl          descriptions that the system gives over HTTP
 * file:NAME     a file of this server
 * </pre>
 */
final class SystemRepository {
    private static final int MAXIMUM_FUNCTIONS = 2_000;
    private static final String FILE = "file:";

    private final RfcConfiguration destination;
    private final TransportOptions options;
    private final NamedFiles files;

    SystemRepository(RfcConfiguration destination, TransportOptions options, NamedFiles files) {
        this.destination = destination;
        this.options = options;
        this.files = files;
    }

    /**
     * A repository that asks in the order that the destination names; a source that does not know a function leaves it to
     * the next.
     *
     * @param dictionary the system's own
     * @param wsdl empty if the system, or the way to it, has none
     */
    MetadataRepository open(MetadataSource dictionary, Optional<MetadataSource> wsdl, Clock clock) {
        List<MetadataSource> sources = options.metadata().stream()
                .flatMap(name -> source(name, dictionary, wsdl))
                .toList();
        if (sources.isEmpty()) {
            throw RfcException.of(RfcFailure.of(
                            RfcErrorGroup.CONFIGURATION,
                            destination.name(),
                            TransportOptions.PREFIX + "metadata",
                            "names only wsdl, which this way to the system does not have")
                    .withHint("Add rfc or file:<name>; wsdl needs a wsdl_path"));
        }
        return new MetadataRepository(
                sources,
                new RepositorySettings(
                        MAXIMUM_FUNCTIONS, destination.settings().repository().checkInterval(), clock));
    }

    private Stream<MetadataSource> source(String name, MetadataSource dictionary, Optional<MetadataSource> wsdl) {
        if (name.startsWith(FILE)) {
            String file = name.substring(FILE.length());
            return Stream.of(
                    new FileSource(destination.name(), () -> files.open(destination.name(), "metadata", file)));
        }
        return name.equals("rfc") ? Stream.of(dictionary) : wsdl.stream();
    }

    /** Whether users of the destination need the right to ask for interfaces. */
    boolean asksAsCaller() {
        return destination.settings().repository().user().isEmpty()
                && destination.settings().repository().destination().isEmpty()
                && options.metadata().stream().anyMatch(name -> !name.startsWith(FILE));
    }
}
