package dev.fairlead.configuration;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns properties into a valid destination, or says all that is wrong with them (destination specification, 1.21).
 * Nothing outside the properties is asked: neither stores nor other destinations nor servers.
 */
public final class ConfigurationReader {

    private final ReadingPolicy policy;
    private final Warnings warnings = new Warnings();

    /** A reader for an installation with {@code policy}. */
    public ConfigurationReader(ReadingPolicy policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    /**
     * Reads one destination of any type.
     *
     * @throws dev.fairlead.error.InvalidDestinationException with every problem that was found; its code is that of the
     *     first
     */
    public Configuration read(DestinationProperties properties) {
        Problems problems = new Problems(properties);
        Optional<DestinationType> type = type(properties, problems);
        problems.throwIfAny();

        PropertyReader reader = new PropertyReader(properties, problems, warnings);
        NearMisses.warn(reader);
        return switch (type.orElseThrow()) {
            case HTTP -> new HttpConfigurationReader(reader, policy).read();
            case RFC -> new RfcConfigurationReader(reader, policy).read();
            case MAIL -> new MailConfigurationReader(reader, policy).read();
            case LDAP -> new LdapConfigurationReader(reader, policy).read();
            case TCP -> new TcpConfigurationReader(reader).read();
        };
    }

    /**
     * Reads a destination that has to be of one type.
     *
     * @throws dev.fairlead.error.InvalidDestinationException with every problem that was found, or because it is of
     *     another type
     */
    public <T extends Configuration> T read(DestinationProperties properties, Class<T> expected) {
        Configuration configuration = read(properties);
        if (expected.isInstance(configuration)) {
            return expected.cast(configuration);
        }
        throw DestinationException.of(ErrorDetail.of(
                        ErrorCode.TYPE_UNSUPPORTED,
                        configuration.name(),
                        PropertyNames.TYPE,
                        "is " + configuration.type() + ", which cannot be used here")
                .withHint("Inject the type that fits, or correct the destination"));
    }

    private static Optional<DestinationType> type(DestinationProperties properties, Problems problems) {
        Optional<String> value = properties.text(PropertyNames.TYPE);
        if (value.isEmpty()) {
            problems.missing(PropertyNames.TYPE);
            return Optional.empty();
        }
        Optional<DestinationType> type = DestinationType.of(value.get());
        if (type.isEmpty()) {
            String known =
                    Arrays.stream(DestinationType.values()).map(Enum::name).collect(Collectors.joining(", "));
            problems.add(
                    ErrorCode.TYPE_UNSUPPORTED,
                    PropertyNames.TYPE,
                    "'" + Excerpt.of(value.get()) + "' is no type of destination",
                    "Use one of " + known);
        }
        return type;
    }
}
