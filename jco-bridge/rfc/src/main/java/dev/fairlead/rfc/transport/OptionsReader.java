package dev.fairlead.rfc.transport;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.rfc.soap.DateTimeForm;
import dev.fairlead.rfc.soap.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@link TransportOptions}: what has been read is taken away, so that what is left over is unknown. */
final class OptionsReader {

    private static final String ROUTE_ALIAS = "fairlead.rfc.route";
    private static final long DEFAULT_SPOOL = 256L * 1024 * 1024;
    private static final String DEFAULT_MASK = "PASSWORD,PASSWD,BAPIPWD,SECRET";

    private final String destination;
    private final Optional<SystemProfile> known;
    private final Map<String, String> values = new TreeMap<>();

    /** @param known the system, whose habits count where the properties leave them open */
    OptionsReader(String destination, Map<String, String> properties, Optional<SystemProfile> known) {
        this.destination = destination;
        this.known = known;
        properties.forEach((name, value) -> {
            if (name.startsWith(TransportOptions.PREFIX) && !value.isBlank()) {
                values.put(name.substring(TransportOptions.PREFIX.length()), value.strip());
            }
        });
        String route = properties.getOrDefault(ROUTE_ALIAS, "");
        if (!route.isBlank()) {
            values.putIfAbsent("route", route.strip());
        }
    }

    TransportOptions read() {
        TransportOptions options = new TransportOptions(
                choice("transport", TransportOptions.Transport.AUTO),
                text("http_destination"),
                url("soap_url"),
                path("soap_path", "/sap/bc/soap/rfc"),
                Optional.of(path("wsdl_path", "/sap/bc/soap/wsdl11")).filter(path -> !path.equals("none")),
                sources(),
                choice(
                        "session",
                        TransportOptions.session(
                                known.flatMap(SystemProfile::sessions).orElse(false))),
                milliseconds("connect_timeout", 60_000),
                Optional.of(milliseconds("timeout", 0)).filter(limit -> !limit.isZero()),
                choice("route", TransportOptions.Route.AUTO),
                either("luw", "strict", "lenient"),
                flag("commit_wait", true),
                either("return_check", "off", "mark"),
                either("principal_fallback", "none", "technical"),
                dateTime(),
                flag("lenient_xml", false),
                limits(),
                spool(),
                mask(),
                flag("allow_plain", false),
                text("profile"),
                known);
        values.keySet().stream().findFirst().ifPresent(unknown -> {
            throw invalid(unknown, "is no option");
        });
        return options;
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(values.remove(name));
    }

    private <E extends Enum<E>> E choice(String name, E otherwise) {
        return text(name).map(value -> constant(name, value, otherwise)).orElse(otherwise);
    }

    private <E extends Enum<E>> E constant(String name, String value, E sample) {
        return Arrays.stream(sample.getDeclaringClass().getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> invalid(name, "has a value that it cannot have"));
    }

    /** Whether the second of two values is set; the first is the default. */
    private boolean either(String name, String first, String second) {
        String value = text(name).orElse(first);
        if (!value.equals(first) && !value.equals(second)) {
            throw invalid(name, "is neither " + first + " nor " + second);
        }
        return value.equals(second);
    }

    private boolean flag(String name, boolean otherwise) {
        String value = text(name).orElse(otherwise ? "1" : "0");
        if (!value.equals("0") && !value.equals("1")) {
            throw invalid(name, "is neither 0 nor 1");
        }
        return value.equals("1");
    }

    private Optional<DateTimeForm> dateTime() {
        return text("soap_datetime")
                .filter(value -> !value.equals("auto"))
                .map(value -> constant("soap_datetime", value, DateTimeForm.ISO))
                .or(() -> known.flatMap(SystemProfile::dateTime));
    }

    private String path(String name, String otherwise) {
        String value = text(name).orElse(otherwise);
        boolean none = name.equals("wsdl_path") && value.equals("none");
        if (!none && !value.matches("/[A-Za-z0-9._~/-]*")) {
            throw invalid(name, "is no path that begins with a slash");
        }
        return value;
    }

    private Optional<URI> url(String name) {
        return text(name).map(value -> {
            try {
                URI url = URI.create(value);
                if (Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                        && url.getHost() != null
                        && url.getRawUserInfo() == null
                        && url.getRawQuery() == null
                        && url.getRawFragment() == null) {
                    return url;
                }
            } catch (IllegalArgumentException e) {
                // the same answer as to any other value that is none
            }
            throw invalid(name, "is no http or https URL without user, query and fragment");
        });
    }

    private List<String> sources() {
        List<String> sources = list("metadata", metadata());
        boolean known = sources.stream()
                .allMatch(source -> source.equals("rfc")
                        || source.equals("wsdl")
                        || source.startsWith("file:") && source.length() > "file:".length());
        if (!known || sources.isEmpty()) {
            throw invalid("metadata", "is no list of rfc, wsdl and file:<name>");
        }
        return sources;
    }

    private String metadata() {
        return known.map(SystemProfile::metadata)
                .filter(found -> !found.isEmpty())
                .map(found -> String.join(",", found))
                .orElse("rfc,wsdl");
    }

    private long spool() {
        boolean chunks = known.flatMap(SystemProfile::chunks).orElse(true);
        return number("spool", 0, Long.MAX_VALUE, chunks ? 0 : DEFAULT_SPOOL);
    }

    private Set<String> mask() {
        return list("mask", DEFAULT_MASK).stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private List<String> list(String name, String otherwise) {
        return Stream.of(text(name).orElse(otherwise).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private Duration milliseconds(String name, int otherwise) {
        return Duration.ofMillis(number(name, 0, Integer.MAX_VALUE, otherwise));
    }

    private Limits limits() {
        Limits otherwise = Limits.DEFAULT;
        return new Limits(
                number("limit.response", 1, Long.MAX_VALUE, otherwise.response()),
                count("limit.depth", otherwise.depth()),
                count("limit.name", otherwise.name()),
                count("limit.attributes", otherwise.attributes()),
                count("limit.text", otherwise.text()),
                count("limit.rows", otherwise.rows()));
    }

    private int count(String name, int otherwise) {
        // room for the parser to count one beyond
        return (int) number(name, 1, Integer.MAX_VALUE - 1L, otherwise);
    }

    private long number(String name, long least, long most, long otherwise) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same answer as to a number out of range
        }
        throw invalid(name, "is no whole number from " + least + " to " + most);
    }

    private RfcException invalid(String name, String found) {
        return RfcException.of(
                RfcFailure.of(RfcErrorGroup.CONFIGURATION, destination, TransportOptions.PREFIX + name, found));
    }
}
