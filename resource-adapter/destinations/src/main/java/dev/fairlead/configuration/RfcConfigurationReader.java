package dev.fairlead.configuration;

import dev.fairlead.error.ErrorCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads an RFC destination (destination specification, 1.17). */
final class RfcConfigurationReader {

    private static final Set<String> SHARED = Set.of(
            PropertyNames.NAME,
            PropertyNames.TYPE,
            PropertyNames.DESCRIPTION,
            PropertyNames.FRAGMENT_NAME,
            PropertyNames.KEY_STORE_LOCATION,
            PropertyNames.KEY_STORE_PASSWORD,
            PropertyNames.TRUST_STORE_LOCATION,
            PropertyNames.TRUST_STORE_PASSWORD);

    private final PropertyReader reader;
    private final ReadingPolicy policy;

    RfcConfigurationReader(PropertyReader reader, ReadingPolicy policy) {
        this.reader = reader;
        this.policy = policy;
    }

    RfcConfiguration read() {
        ProxyType way = reader.choice(
                RfcNames.PROXY_TYPE,
                ProxyType.ON_PREMISE,
                Map.of(
                        "Internet", ProxyType.INTERNET,
                        "OnPremise", ProxyType.ON_PREMISE,
                        "Local", ProxyType.LOCAL));
        Optional<RfcTarget> target = new RfcTargetReader(reader).read(way);
        boolean ownTls = Stream.of(RfcNames.WEB_SOCKET_HOST, RfcNames.SOAP_URL)
                .anyMatch(property -> reader.text(property).isPresent());
        Optional<RfcLogon> logon = new RfcLogonReader(reader, policy).read(way, ownTls);
        TrustSettings trust = trust(ownTls && way == ProxyType.INTERNET);
        RfcSettings settings = new RfcSettingsReader(reader).read();
        String locationId = new BaseReader(reader).locationId(RfcNames.LOCATION_ID);
        Map<String, String> others = others();
        reader.problems().throwIfAny();
        return new RfcConfiguration(
                reader.destination(),
                new BaseReader(reader).description(),
                way,
                locationId,
                target.orElseThrow(),
                logon.orElseThrow(),
                settings,
                trust,
                others);
    }

    /** Only what is reached over the Internet has TLS of its own; everywhere else the agent or SNC decides. */
    private TrustSettings trust(boolean tls) {
        if (!tls) {
            reader.warnUnused(
                    "the destination is not reached over the Internet",
                    RfcNames.TRUST_ALL,
                    PropertyNames.TRUST_STORE_LOCATION);
            return TrustSettings.DEFAULT;
        }
        TrustReader trust = new TrustReader(reader, policy);
        boolean trustAll = reader.bit(RfcNames.TRUST_ALL, false);
        if (trustAll) {
            trust.checkTrustAll(RfcNames.TRUST_ALL, "1");
            if (reader.text(PropertyNames.TRUST_STORE_LOCATION).isPresent()) {
                reader.problems()
                        .invalid(
                                PropertyNames.TRUST_STORE_LOCATION,
                                "is set though " + RfcNames.TRUST_ALL + " trusts everybody",
                                "Remove one of the two");
            }
        }
        return trust.read(trustAll, HostnameRule.STRICT);
    }

    private Map<String, String> others() {
        Map<String, String> others = new TreeMap<>();
        for (String name : reader.names()) {
            boolean jco = name.startsWith(RfcNames.CLIENT_PREFIX) || name.startsWith(RfcNames.DESTINATION_PREFIX);
            if (jco && !RfcNames.ALL.contains(name)) {
                reader.text(name).ifPresent(value -> others.put(name, value));
            } else if (!jco && !SHARED.contains(name)) {
                reader.problems()
                        .add(
                                ErrorCode.PROPERTY_INVALID,
                                Excerpt.of(name),
                                "is no property of an RFC destination",
                                "Remove it; names begin with jco.client or jco.destination");
            }
        }
        return others;
    }
}
