package dev.fairlead.configuration;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how calls of an RFC destination are made (destination specification, 1.17). */
final class RfcSettingsReader {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9]{1,2}");
    private static final Pattern CODE_PAGE = Pattern.compile("\\d{4}");
    private static final String DEFAULT_CODE_PAGE = "1100";
    private static final int WAITING_TIME = 30_000;
    private static final int EXPIRATION_TIME = 60_000;

    private final PropertyReader reader;

    RfcSettingsReader(PropertyReader reader) {
        this.reader = reader;
    }

    RfcSettings read() {
        return new RfcSettings(
                reader.matching(RfcNames.LANGUAGE, LANGUAGE, "a language of one or two characters"),
                reader.bit(RfcNames.TRACE, false),
                reader.matching(RfcNames.CODE_PAGE, CODE_PAGE, "a code page of four digits")
                        .orElse(DEFAULT_CODE_PAGE),
                reader.bit(RfcNames.DELTA, true),
                reader.choice(RfcNames.SERIALIZATION, false, Map.of("rowBased", false, "columnBased", true)),
                reader.choice(RfcNames.NETWORK, false, Map.of("LAN", false, "WAN", true)),
                pool(),
                repository());
    }

    /**
     * Without a capacity there is no limit of connections in use; with one the limit is the capacity, and a lower
     * limit is raised to it.
     */
    private RfcSettings.Pool pool() {
        boolean capacitySet = reader.text(RfcNames.POOL_CAPACITY).isPresent();
        int capacity = reader.number(RfcNames.POOL_CAPACITY, 0, Integer.MAX_VALUE, 1);
        int peak = reader.number(RfcNames.PEAK_LIMIT, 0, Integer.MAX_VALUE, capacitySet ? capacity : 0);
        return new RfcSettings.Pool(
                capacity,
                peak == 0 ? 0 : Math.max(peak, capacity),
                milliseconds(RfcNames.WAITING_TIME, WAITING_TIME),
                milliseconds(RfcNames.EXPIRATION_TIME, EXPIRATION_TIME),
                Duration.ofMillis(reader.number(RfcNames.EXPIRATION_CHECK, 1, Integer.MAX_VALUE, EXPIRATION_TIME)),
                reader.bit(RfcNames.CHECK_CONNECTION, false));
    }

    private Duration milliseconds(String property, int otherwise) {
        return Duration.ofMillis(reader.number(property, 0, Integer.MAX_VALUE, otherwise));
    }

    private RfcSettings.Repository repository() {
        Optional<String> destination = reader.text(RfcNames.REPOSITORY);
        if (destination.isPresent()) {
            if (destination.get().equals(reader.destination())) {
                reader.problems()
                        .invalid(RfcNames.REPOSITORY, "names the destination itself", "Remove it: that is the default");
            }
            reader.warnUnused(
                    RfcNames.REPOSITORY + " has its own",
                    RfcNames.REPOSITORY_USER,
                    RfcNames.REPOSITORY_PASSWORD,
                    RfcNames.REPOSITORY_CHECK);
            return new RfcSettings.Repository(destination, Optional.empty(), Duration.ZERO);
        }
        Optional<String> user = reader.printable(RfcNames.REPOSITORY_USER);
        Optional<Secret> password = reader.secret(RfcNames.REPOSITORY_PASSWORD);
        if (user.isPresent() && password.isEmpty()) {
            reader.problems().missing(RfcNames.REPOSITORY_PASSWORD);
        }
        if (user.isEmpty() && password.isPresent()) {
            reader.problems().missing(RfcNames.REPOSITORY_USER);
        }
        return new RfcSettings.Repository(
                destination,
                user.flatMap(name -> password.map(secret -> new RfcLogon.ConfiguredUser(name, false, secret))),
                Duration.ofMinutes(reader.number(RfcNames.REPOSITORY_CHECK, 0, Integer.MAX_VALUE, 0)));
    }
}
