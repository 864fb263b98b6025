package dev.fairlead.connector.rfc.system;

import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.configuration.RfcLogon;
import dev.fairlead.configuration.RfcSettings;
import dev.fairlead.configuration.RfcTarget;
import dev.fairlead.configuration.TrustSettings;
import dev.fairlead.rfc.transport.TransportOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A destination in the words of SAP JCo (RFC specification, part A), and what of it SAP JCo cannot do here. What is not
 * listed here goes along as it is.
 */
final class SapJcoProperties {
    /** Our own options that count whatever transports the calls; all others are about SOAP. */
    private static final Set<String> COMMON =
            Set.of("transport", "route", "metadata", "luw", "commit_wait", "return_check", "mask");

    private static final List<String> OURS = List.of(TransportOptions.PREFIX, "fairlead.");

    private final RfcConfiguration destination;
    private final Map<String, String> properties = new TreeMap<>();

    private SapJcoProperties(RfcConfiguration destination) {
        this.destination = destination;
    }

    /** What a destination asks for and calls over SAP JCo do not have. */
    record Obstacle(String property, String found) {}

    /** The first reason why a destination cannot be called over SAP JCo; empty for none. */
    static Optional<Obstacle> obstacle(RfcConfiguration destination) {
        Map<String, String> others = destination.others();
        Optional<String> aboutSoap = others.keySet().stream()
                .filter(name -> name.startsWith(TransportOptions.PREFIX))
                .filter(name -> !COMMON.contains(name.substring(TransportOptions.PREFIX.length())))
                .sorted()
                .findFirst();
        if (aboutSoap.isPresent()) {
            return Optional.of(new Obstacle(aboutSoap.get(), "is for calls over SOAP, and these go over SAP JCo"));
        }
        if (!(destination.logon() instanceof RfcLogon.ConfiguredUser)) {
            return Optional.of(new Obstacle(
                    "jco.destination.auth_type",
                    "is no user with a password, which is all that SAP JCo is given here"));
        }
        if (!destination.trust().equals(TrustSettings.DEFAULT)
                && !destination.trust().trustAll()) {
            return Optional.of(new Obstacle("TrustStoreLocation", "cannot be handed to SAP JCo"));
        }
        if (others.containsKey("jco.client.x509cert") && !"1".equals(others.get("jco.client.snc_mode"))) {
            return Optional.of(new Obstacle("jco.client.x509cert", "proves nothing without jco.client.snc_mode=1"));
        }
        if (destination.settings().repository().destination().isPresent()) {
            return Optional.of(
                    new Obstacle("jco.destination.repository_destination", "names no destination that SAP JCo has"));
        }
        return Optional.empty();
    }

    /** The properties of a destination that has no {@link #obstacle}. */
    static Map<String, String> of(RfcConfiguration destination) {
        return new SapJcoProperties(destination).translate();
    }

    private Map<String, String> translate() {
        destination.others().forEach((name, value) -> {
            if (OURS.stream().noneMatch(name::startsWith)) {
                properties.put(name, value);
            }
        });
        target();
        logon((RfcLogon.ConfiguredUser) destination.logon());
        settings(destination.settings());
        return properties;
    }

    private void target() {
        RfcTarget target = destination.target();
        put("jco.client.client", target.client());
        if (target instanceof RfcTarget.WebSocket webSocket) {
            put("jco.client.wshost", webSocket.address().host());
            put("jco.client.wsport", webSocket.address().port());
            put("jco.destination.ws_ping_period", webSocket.pingPeriod().toSeconds());
            put("jco.destination.ws_pong_timeout", webSocket.pongTimeout().toSeconds());
            flag("jco.client.tls_trust_all", destination.trust().trustAll());
        } else if (target instanceof RfcTarget.Direct direct) {
            put("jco.client.ashost", direct.host());
            put("jco.client.sysnr", direct.systemNumber());
        } else if (target instanceof RfcTarget.LoadBalanced balanced) {
            put("jco.client.mshost", balanced.host());
            put("jco.client.r3name", balanced.systemId());
            put("jco.client.msserv", balanced.service());
            put("jco.client.group", balanced.group());
        }
    }

    private void logon(RfcLogon.ConfiguredUser user) {
        put(user.alias() ? "jco.client.alias_user" : "jco.client.user", user.user());
        put("jco.client.passwd", user.password().reveal());
    }

    private void settings(RfcSettings settings) {
        put("jco.client.lang", settings.language());
        flag("jco.client.trace", settings.trace());
        put("jco.client.codepage", settings.codePage());
        put("jco.client.delta", settings.delta() ? 1 : 0);
        put("jco.client.serialization_format", settings.columnBased() ? "columnBased" : "rowBased");
        put("jco.client.network", settings.wideArea() ? "WAN" : "LAN");
        RfcSettings.Pool pool = settings.pool();
        put("jco.destination.pool_capacity", pool.capacity());
        put("jco.destination.peak_limit", pool.peak());
        put("jco.destination.max_get_client_time", milliseconds(pool.waitingTime()));
        put("jco.destination.expiration_time", milliseconds(pool.expirationTime()));
        put("jco.destination.expiration_check_period", milliseconds(pool.expirationCheck()));
        flag("jco.destination.pool_check_connection", pool.checked());
        repository(settings.repository());
    }

    private void repository(RfcSettings.Repository repository) {
        repository.user().ifPresent(user -> {
            put("jco.destination.repository.user", user.user());
            put("jco.destination.repository.passwd", user.password().reveal());
        });
        if (!repository.checkInterval().isZero()) {
            put(
                    "jco.destination.repository.check_interval",
                    repository.checkInterval().toMinutes());
        }
    }

    private static long milliseconds(Duration duration) {
        return duration.toMillis();
    }

    private void flag(String name, boolean value) {
        if (value) {
            put(name, 1);
        }
    }

    private void put(String name, Optional<String> value) {
        value.ifPresent(text -> put(name, text));
    }

    private void put(String name, Object value) {
        properties.put(name, value.toString());
    }
}
