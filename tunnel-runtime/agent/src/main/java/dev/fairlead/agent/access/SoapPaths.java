package dev.fairlead.agent.access;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where an ABAP system takes SOAP for functions; any other path is something else (RFC specification, C.1 and C.9.2).
 *
 * @param calls where functions are called; empty: nowhere
 * @param descriptions where it describes them in WSDL
 */
public record SoapPaths(Optional<String> calls, Set<String> descriptions) {
    /** As systems are delivered; the second of the descriptions is the older one. */
    public static final SoapPaths USUAL =
            new SoapPaths(Optional.of("/sap/bc/soap/rfc"), Set.of("/sap/bc/soap/wsdl11", "/sap/bc/soap/wsdl"));

    public SoapPaths {
        Objects.requireNonNull(calls, "calls");
        descriptions = Set.copyOf(descriptions);
    }

    /** The usual ones, but for calls. */
    public static SoapPaths callsAt(String path) {
        return new SoapPaths(Optional.of(path), USUAL.descriptions);
    }

    /** One path alone: of descriptions if they usually are there, else of calls. */
    public static SoapPaths only(String path) {
        return USUAL.descriptions.contains(path)
                ? new SoapPaths(Optional.empty(), Set.of(path))
                : new SoapPaths(Optional.of(path), Set.of());
    }
}
