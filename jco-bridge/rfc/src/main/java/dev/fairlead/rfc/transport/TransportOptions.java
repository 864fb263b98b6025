package dev.fairlead.rfc.transport;

import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.rfc.soap.DateTimeForm;
import dev.fairlead.rfc.soap.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What an RFC destination says about calls over SOAP, in properties of Fairlead's own (RFC specification, A.4.4). All
 * names begin with {@code jco.destination.x_fairlead.}, left out here.
 *
 * @param transport {@code transport}
 * @param httpDestination {@code http_destination}: name of the HTTP destination whose address and logon are used
 * @param soapUrl {@code soap_url}; empty for the one that follows from the destination
 * @param soapPath {@code soap_path}
 * @param wsdlPath {@code wsdl_path}; empty if descriptions are not read from WSDL
 * @param metadata {@code metadata}: where descriptions of functions come from, in order: {@code rfc}, {@code wsdl},
 *     {@code file:<name>}
 * @param session {@code session}
 * @param connectTimeout {@code connect_timeout}
 * @param timeout {@code timeout}: how long to wait for the answer of a call; empty for the destination's own limit
 * @param route {@code route}
 * @param lenientUnitOfWork {@code luw=lenient}: commit functions are called where no session can be kept
 * @param commitWait {@code commit_wait}: managed commits wait for the updates
 * @param returnCheck {@code return_check=mark}: an error in {@code RETURN} marks a transaction for rollback
 * @param technicalFallback {@code principal_fallback=technical}: without a user the technical one calls
 * @param dateTime {@code soap_datetime}; empty for {@code auto}
 * @param lenientXml {@code lenient_xml}: characters that XML cannot carry are read as {@code #}
 * @param limits {@code limit.response}, {@code .depth}, {@code .name}, {@code .attributes}, {@code .text}, {@code .rows}
 * @param spool {@code spool}: bytes that a request of more than 1 MiB may have, which is then sent with its length, out of
 *     a temporary file; 0 to send it in chunks
 * @param mask {@code mask}: names of parameters and fields that no trace shows, in upper case
 * @param allowPlain {@code allow_plain}: passwords go over http without a tunnel
 * @param profile {@code profile}: name of what a probe found out about the system
 * @param known what it found out, where {@code metadata}, {@code session} and {@code soap_datetime} leave that open
 */
public record TransportOptions(
        Transport transport,
        Optional<String> httpDestination,
        Optional<URI> soapUrl,
        String soapPath,
        Optional<String> wsdlPath,
        List<String> metadata,
        Session session,
        Duration connectTimeout,
        Optional<Duration> timeout,
        Route route,
        boolean lenientUnitOfWork,
        boolean commitWait,
        boolean returnCheck,
        boolean technicalFallback,
        Optional<DateTimeForm> dateTime,
        boolean lenientXml,
        Limits limits,
        long spool,
        Set<String> mask,
        boolean allowPlain,
        Optional<String> profile,
        Optional<SystemProfile> known) {

    /** What all names of these properties begin with. */
    public static final String PREFIX = "jco.destination.x_fairlead.";

    /** The options of a destination that has none of these properties. */
    public static final TransportOptions DEFAULT = of("", Map.of());

    public TransportOptions {
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(httpDestination, "httpDestination");
        Objects.requireNonNull(soapUrl, "soapUrl");
        Objects.requireNonNull(soapPath, "soapPath");
        Objects.requireNonNull(wsdlPath, "wsdlPath");
        metadata = List.copyOf(metadata);
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(dateTime, "dateTime");
        Objects.requireNonNull(limits, "limits");
        mask = Set.copyOf(mask);
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(known, "known");
    }

    /** Which of the ways to call functions is taken. */
    public enum Transport {
        /** SOAP through a tunnel; on the Internet SAP's connector where it is there, else SOAP. */
        AUTO,
        /** SAP's own connector. */
        JCO,
        /** SOAP. */
        SOAP,
        /** The emulator in the same process. */
        EMULATOR
    }

    /** Whether the system keeps an ABAP session over several calls. */
    public enum Session {
        /** Each call has its own. */
        NONE,
        /** A cookie names it. */
        COOKIE
    }

    /** The way through the network (RFC specification, D.2). */
    public enum Route {
        /** The one that fits the destination. */
        AUTO,
        /** Behind an RFC mapping of the agent. */
        RFC,
        /** Behind an HTTP mapping of the agent. */
        HTTP,
        /** SAP's connector through a local port. */
        FORWARDER,
        /** No tunnel. */
        DIRECT
    }

    /**
     * Reads the options among a destination's properties; those of others are left alone.
     *
     * @param destination its name, for messages
     * @throws dev.fairlead.rfc.RfcConfigurationException if a value is invalid, or a name begins with {@link #PREFIX}
     *     and is none of these: a misspelt option would silently change security or transactions
     */
    public static TransportOptions of(String destination, Map<String, String> properties) {
        return new OptionsReader(destination, properties, Optional.empty()).read();
    }

    /**
     * As {@link #of(String, Map)}, for a system that is known; what the properties say counts more.
     *
     * @param known what {@code profile} names
     */
    public static TransportOptions of(String destination, Map<String, String> properties, SystemProfile known) {
        return new OptionsReader(destination, properties, Optional.of(known)).read();
    }

    /** The same for a system that takes calls in another way, whatever the properties say. */
    public TransportOptions knowing(SystemProfile system) {
        return new TransportOptions(
                transport,
                httpDestination,
                soapUrl,
                soapPath,
                wsdlPath,
                system.metadata().isEmpty() ? metadata : system.metadata(),
                system.sessions().map(TransportOptions::session).orElse(session),
                connectTimeout,
                timeout,
                route,
                lenientUnitOfWork,
                commitWait,
                returnCheck,
                technicalFallback,
                system.dateTime().or(() -> dateTime),
                lenientXml,
                limits,
                spool,
                mask,
                allowPlain,
                profile,
                Optional.of(system));
    }

    static Session session(boolean kept) {
        return kept ? Session.COOKIE : Session.NONE;
    }

    /** Whether requests list table parameters without rows. */
    boolean emptyTables() {
        return known.flatMap(SystemProfile::emptyTables).orElse(true);
    }

    /** Whether requests may be compressed. */
    boolean gzip() {
        return known.flatMap(SystemProfile::gzip).orElse(true);
    }

    /** Whether it is worth while to look for a session that a cookie keeps. */
    boolean triesSession() {
        return session == Session.COOKIE
                && known.flatMap(SystemProfile::sessions).orElse(true);
    }
}
