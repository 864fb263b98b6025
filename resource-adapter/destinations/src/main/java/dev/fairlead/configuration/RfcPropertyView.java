package dev.fairlead.configuration;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The properties of an RFC destination as programs may read them: with the defaults that count, and secrets masked. */
final class RfcPropertyView {
    private static final String MASK = "*****";

    private final Map<String, String> properties = new TreeMap<>();

    private RfcPropertyView() {}

    static Map<String, String> of(RfcConfiguration destination) {
        RfcPropertyView view = new RfcPropertyView();
        view.destination(destination);
        view.target(destination.target());
        view.logon(destination.logon());
        view.settings(destination.settings());
        view.pool(destination.settings().pool());
        view.repository(destination.settings().repository());
        destination.others().forEach(view::other);
        return Collections.unmodifiableMap(view.properties);
    }

    private void destination(RfcConfiguration destination) {
        put(RfcNames.PROXY_TYPE, destination.proxyType().value());
        put(RfcNames.AUTH_TYPE, destination.logon().value());
        put(RfcNames.DESCRIPTION, destination.description());
        put(RfcNames.LOCATION_ID, Optional.of(destination.locationId()).filter(id -> !id.isEmpty()));
    }

    private void target(RfcTarget target) {
        put(RfcNames.CLIENT, target.client());
        if (target instanceof RfcTarget.Direct direct) {
            put(RfcNames.HOST, direct.host());
            put(RfcNames.SYSTEM_NUMBER, direct.systemNumber());
        } else if (target instanceof RfcTarget.LoadBalanced balanced) {
            put(RfcNames.MESSAGE_HOST, balanced.host());
            put(RfcNames.SYSTEM_ID, balanced.systemId());
            put(RfcNames.MESSAGE_SERVICE, balanced.service());
            put(RfcNames.GROUP, balanced.group());
        } else if (target instanceof RfcTarget.WebSocket webSocket) {
            put(RfcNames.WEB_SOCKET_HOST, webSocket.address().host());
            put(RfcNames.WEB_SOCKET_PORT, webSocket.address().port());
        }
    }

    private void logon(RfcLogon logon) {
        if (logon instanceof RfcLogon.ConfiguredUser user) {
            put(user.alias() ? RfcNames.ALIAS : RfcNames.USER, user.user());
            put(RfcNames.PASSWORD, MASK);
        } else if (logon instanceof RfcLogon.ClientCertificate) {
            put(RfcNames.CERTIFICATE_LOGON, "1");
        } else if (logon instanceof RfcLogon.TechnicalUser technical) {
            technical(technical.service());
        } else if (logon instanceof RfcLogon.PrincipalOrTechnical either) {
            technical(either.service());
        }
    }

    private void technical(TokenService service) {
        put(RfcNames.TECHNICAL_ID, service.clientId());
        put(RfcNames.TECHNICAL_SECRET, MASK);
        put(RfcNames.TECHNICAL_URL, service.url());
    }

    private void settings(RfcSettings settings) {
        put(RfcNames.LANGUAGE, settings.language());
        put(RfcNames.TRACE, settings.trace() ? "1" : "0");
        put(RfcNames.CODE_PAGE, settings.codePage());
        put(RfcNames.DELTA, settings.delta() ? "1" : "0");
        put(RfcNames.SERIALIZATION, settings.columnBased() ? "columnBased" : "rowBased");
        put(RfcNames.NETWORK, settings.wideArea() ? "WAN" : "LAN");
    }

    private void pool(RfcSettings.Pool pool) {
        put(RfcNames.POOL_CAPACITY, pool.capacity());
        put(RfcNames.PEAK_LIMIT, pool.peak());
        put(RfcNames.WAITING_TIME, pool.waitingTime());
        put(RfcNames.EXPIRATION_TIME, pool.expirationTime());
        put(RfcNames.EXPIRATION_CHECK, pool.expirationCheck());
        put(RfcNames.CHECK_CONNECTION, pool.checked() ? "1" : "0");
    }

    private void repository(RfcSettings.Repository repository) {
        put(RfcNames.REPOSITORY, repository.destination());
        repository.user().ifPresent(user -> {
            put(RfcNames.REPOSITORY_USER, user.user());
            put(RfcNames.REPOSITORY_PASSWORD, MASK);
        });
    }

    private void other(String name, String value) {
        put(name, SensitiveProperties.contains(name) ? MASK : value);
    }

    private void put(String name, String value) {
        properties.put(name, value);
    }

    private void put(String name, Optional<String> value) {
        value.ifPresent(given -> put(name, given));
    }

    private void put(String name, int value) {
        put(name, Integer.toString(value));
    }

    private void put(String name, Duration value) {
        put(name, Long.toString(value.toMillis()));
    }
}
