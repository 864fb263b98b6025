package dev.fairlead.jco.soap;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.profile.ProfileFile;
import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.rfc.transport.Languages;
import dev.fairlead.rfc.transport.SoapTarget;
import dev.fairlead.rfc.transport.TransportOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A destination's properties, checked in the order of the RFC specification, A.8. What is refused is named by its key, and
 * never by its value.
 */
final class SoapProperties {
    private static final String CLIENT = "jco.client.";
    private static final String DESTINATION = "jco.destination.";
    private static final String REPOSITORY = DESTINATION + "repository.";
    private static final String USER = CLIENT + "user";
    private static final String PASSWORD = CLIENT + "passwd";
    private static final String CAPACITY = DESTINATION + "pool_capacity";
    private static final String PEAK = DESTINATION + "peak_limit";
    private static final String WAIT = DESTINATION + "max_get_client_time";
    private static final long DEFAULT_WAIT = 30_000;
    private static final String MASK = "*****";
    /** With these a program means to log on otherwise than by user and password. */
    private static final List<String> OTHER_LOGONS = List.of("alias_user", "mysapsso2", "x509cert", "extid_data");

    private static final List<String> SECRETS =
            List.of("passwd", "password", "secret", "mysapsso2", "token", "x509cert");

    private final String destination;
    private final Map<String, String> properties;
    private final TransportOptions asked;
    private final TransportOptions options;
    private final URI url;

    SoapProperties(String destination, Map<String, String> properties) {
        this.destination = destination;
        this.properties = Map.copyOf(properties);
        this.asked = TransportOptions.of(destination, properties);
        this.url = url();
        this.options = asked.profile().map(this::known).orElse(asked);
        check();
    }

    private void check() {
        refuseOtherLogons();
        if (options.httpDestination().isPresent()) {
            throw invalid(TransportOptions.PREFIX + "http_destination", "is not followed without a server");
        }
        if ("OnPremise".equals(properties.get(DESTINATION + "proxy_type"))) {
            throw invalid(DESTINATION + "proxy_type", "is OnPremise, and there is no tunnel without a server");
        }
        if (!text(DESTINATION + "auth_type").orElse("CONFIGURED_USER").equals("CONFIGURED_USER")) {
            throw invalid(DESTINATION + "auth_type", "is not CONFIGURED_USER, and there is no user without a server");
        }
        if (!required(CLIENT + "client").matches("\\d{3}")) {
            throw invalid(CLIENT + "client", "is not three digits");
        }
        if (required(USER).indexOf(':') >= 0) {
            throw invalid(USER, "has a colon, which cannot be sent");
        }
        required(PASSWORD);
        if (text(REPOSITORY + "user").isPresent()) {
            required(REPOSITORY + "passwd");
        }
        if (!text(CLIENT + "lang").orElse("EN").matches("[A-Za-z]{2}|.")) {
            throw invalid(CLIENT + "lang", "is neither two letters nor one character");
        }
        number(CAPACITY, 0);
        number(PEAK, 0);
        number(WAIT, 0);
    }

    /** The user beside them would take the place of whom they prove. */
    private void refuseOtherLogons() {
        OTHER_LOGONS.stream()
                .map(CLIENT::concat)
                .filter(key -> text(key).isPresent())
                .findFirst()
                .ifPresent(key -> {
                    throw invalid(key, "is no logon over SOAP");
                });
        if (text(CLIENT + "snc_mode").filter("1"::equals).isPresent()) {
            throw invalid(CLIENT + "snc_mode", "asks for SNC, which there is none of over SOAP");
        }
    }

    private URI url() {
        List<String> hosts = Stream.of("ashost", "mshost", "wshost")
                .map(CLIENT::concat)
                .filter(key -> text(key).isPresent())
                .toList();
        if (hosts.size() > 1) {
            throw invalid(hosts.get(0), "is set beside " + hosts.get(1));
        }
        if (asked.soapUrl().isPresent()) {
            return asked.soapUrl().get();
        }
        if (text(CLIENT + "wshost").isEmpty()) {
            throw RfcException.of(RfcFailure.of(
                            RfcErrorGroup.CONFIGURATION,
                            destination,
                            TransportOptions.PREFIX + "soap_url",
                            "is missing")
                    .withHint("Name the system's HTTP address: ashost and mshost are addresses of the RFC protocol"));
        }
        return URI.create("https://" + host() + ":" + port());
    }

    /** With what a probe has found out: without a server, a profile is named by its path. */
    private TransportOptions known(String file) {
        SystemProfile profile = ProfileFile.read(destination, Path.of(file));
        int port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
        String path = url.getRawPath().replaceFirst("/+$", "") + asked.soapPath();
        String address = SystemProfile.address(url.getScheme(), url.getHost(), port, path);
        if (!profile.address().equals(address)) {
            throw invalid(TransportOptions.PREFIX + "profile", "is of another system than " + address);
        }
        return TransportOptions.of(destination, properties, profile);
    }

    private String host() {
        String host = required(CLIENT + "wshost");
        if (!host.matches("[A-Za-z0-9._-]+")) {
            throw invalid(CLIENT + "wshost", "is no host name");
        }
        return host;
    }

    private long port() {
        required(CLIENT + "wsport");
        long port = number(CLIENT + "wsport", 0);
        if (port < 1 || port > 0xffff) {
            throw invalid(CLIENT + "wsport", "is no port");
        }
        return port;
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(properties.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private String required(String key) {
        return text(key).orElseThrow(() -> invalid(key, "is missing"));
    }

    private long number(String key, long otherwise) {
        Optional<String> text = text(key);
        if (text.isPresent() && !text.get().matches("\\d{1,9}")) {
            throw invalid(key, "is no number of 0 or more");
        }
        return text.map(Long::parseLong).orElse(otherwise);
    }

    private RfcException invalid(String key, String found) {
        return RfcException.of(RfcFailure.of(RfcErrorGroup.CONFIGURATION, destination, key, found));
    }

    TransportOptions options() {
        return options;
    }

    URI address() {
        return url;
    }

    String user() {
        return required(USER);
    }

    String password() {
        return required(PASSWORD);
    }

    /** Who asks for functions and types, if that is somebody else. */
    Optional<SoapProperties> repository() {
        return text(REPOSITORY + "user").map(user -> {
            Map<String, String> other = new TreeMap<>(properties);
            other.put(USER, user);
            other.put(PASSWORD, required(REPOSITORY + "passwd"));
            other.keySet().removeIf(key -> key.startsWith(REPOSITORY));
            return new SoapProperties(destination, other);
        });
    }

    /** The same with others in their place. Nobody's password goes with the name of another user. */
    SoapProperties with(Map<String, String> others) {
        boolean user = others.containsKey(USER);
        if (user != others.containsKey(PASSWORD)) {
            throw invalid(user ? PASSWORD : USER, "is missing");
        }
        Map<String, String> all = new TreeMap<>(properties);
        all.putAll(others);
        return new SoapProperties(destination, all);
    }

    SoapTarget target() {
        return new SoapTarget(
                destination,
                text(CLIENT + "client"),
                text(CLIENT + "lang").map(Languages::forLogon),
                user(),
                true,
                true,
                url.getScheme().equals("https"),
                false,
                "WAN".equals(properties.get(CLIENT + "network")),
                "1".equals(properties.get(CLIENT + "trace")));
    }

    /** 0 for any number; not given, it is the capacity if that is (RFC specification, A.3). */
    int peak() {
        long capacity = number(CAPACITY, 1);
        long peak = number(PEAK, number(CAPACITY, 0));
        return peak == 0 ? 0 : (int) Math.max(peak, capacity);
    }

    Duration waitingTime() {
        return Duration.ofMillis(number(WAIT, DEFAULT_WAIT));
    }

    /** All of them; secrets are masked. */
    Map<String, String> masked() {
        return properties.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> isSecret(entry.getKey()) ? MASK : entry.getValue()));
    }

    private static boolean isSecret(String key) {
        return SECRETS.stream().anyMatch(key.toLowerCase(Locale.ROOT)::contains);
    }
}
