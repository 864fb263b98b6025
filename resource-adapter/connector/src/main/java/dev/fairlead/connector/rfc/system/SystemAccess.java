package dev.fairlead.connector.rfc.system;

import dev.fairlead.rfc.call.RfcChannel;
import dev.fairlead.rfc.repository.MetadataSource;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * How one system is called.
 *
 * @param transport for metrics: {@code soap}, {@code jco} or {@code emulator}
 * @param channel for the callers of the destination
 * @param dictionary answers questions about its functions
 * @param wsdl descriptions that it gives over HTTP; empty if it gives none
 * @param keepsSessions whether calls can share a session, as far as it is known
 * @param idle how many connections are kept for later calls; 0 where that is not known
 * @param end gives up what it holds, once nobody calls any more
 */
record SystemAccess(
        String transport,
        RfcChannel channel,
        MetadataSource dictionary,
        Optional<MetadataSource> wsdl,
        boolean keepsSessions,
        IntSupplier idle,
        Runnable end) {
    private static final String SOAP = "soap";

    /** One that holds nothing. */
    SystemAccess(
            String transport,
            RfcChannel channel,
            MetadataSource dictionary,
            Optional<MetadataSource> wsdl,
            boolean keepsSessions,
            IntSupplier idle) {
        this(transport, channel, dictionary, wsdl, keepsSessions, idle, () -> {});
    }

    /** Whether it tells the log itself what calls hold, those for interfaces of functions, too. */
    boolean tracesItself() {
        return transport.equals(SOAP);
    }
}
