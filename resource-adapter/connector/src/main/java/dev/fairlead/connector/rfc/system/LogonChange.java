package dev.fairlead.connector.rfc.system;

import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.configuration.RfcLogon;
import dev.fairlead.configuration.RfcSettings;
import dev.fairlead.configuration.RfcTarget;
import dev.fairlead.configuration.Secret;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a program sets of a destination for itself. Nothing that says who logs on is ever ignored: the destination's own
 * user would take the place of the one that the program meant.
 *
 * <pre>
 * user, passwd                                    both or none; where the destination logs on a user with a password and
 *                                                 proves nothing else, else group 128
 * client, lang, trace, codepage                   as in destinations
 * repository_destination                          as in destinations
 * lcheck, use_sapgui, getsso2                     without effect, as in destinations
 * alias_user, x509cert, mysapsso2, extid_, snc_   group 128
 * </pre>
 */
final class LogonChange {
    private static final String CLIENT = "jco.client.client";
    private static final String USER = "jco.client.user";
    private static final String PASSWORD = "jco.client.passwd";

    /** None of them says anything without the other. */
    static final Set<String> USER_AND_PASSWORD = Set.of(USER, PASSWORD);

    private static final String LANGUAGE = "jco.client.lang";
    private static final String TRACE = "jco.client.trace";
    private static final String CODE_PAGE = "jco.client.codepage";
    private static final String REPOSITORY = "jco.destination.repository_destination";
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("jco.client.lcheck", "jco.client.use_sapgui", "jco.client.getsso2");

    /** With these a destination proves who it is by other means than its user. */
    private static final Set<String> PROOFS =
            Set.of("jco.client.x509cert", "jco.client.mysapsso2", "jco.client.extid_data", "jco.client.snc_mode");

    private static final Set<String> KNOWN = Set.of(CLIENT, USER, PASSWORD, LANGUAGE, TRACE, CODE_PAGE, REPOSITORY);

    private final RfcConfiguration destination;
    private final Map<String, String> changes;

    LogonChange(RfcConfiguration destination, Map<String, String> changes) {
        this.destination = destination;
        this.changes = changes;
    }

    /**
     * The destination with these changes.
     *
     * @throws RfcException of group CONFIGURATION if a value is wrong or missing; of group NOT_SUPPORTED if the program may
     *     not set it
     */
    RfcConfiguration apply() {
        refuseOthers();
        Map<String, String> others = new HashMap<>(destination.others());
        WITHOUT_EFFECT.stream()
                .filter(changes::containsKey)
                .forEach(property -> others.put(property, changes.get(property)));
        return new RfcConfiguration(
                destination.name(),
                destination.description(),
                destination.proxyType(),
                destination.locationId(),
                target(),
                user().<RfcLogon>map(user -> user).orElse(destination.logon()),
                settings(),
                destination.trust(),
                others);
    }

    /** Who logs on instead of the destination's user; empty if the program names nobody. */
    Optional<RfcLogon.ConfiguredUser> user() {
        Optional<String> name = matching(USER, "[^:]+", "cannot be the name of a user");
        Optional<String> password = text(PASSWORD);
        if (name.isEmpty() && password.isEmpty()) {
            return Optional.empty();
        }
        refuseWhereOthersLogOn();
        return Optional.of(new RfcLogon.ConfiguredUser(
                name.orElseThrow(() -> failure(RfcErrorGroup.CONFIGURATION, USER, "is missing")),
                false,
                Secret.of(password.orElseThrow(() -> failure(RfcErrorGroup.CONFIGURATION, PASSWORD, "is missing")))));
    }

    private void refuseWhereOthersLogOn() {
        if (!(destination.logon() instanceof RfcLogon.ConfiguredUser)) {
            throw failure(
                    RfcErrorGroup.NOT_SUPPORTED,
                    USER,
                    "cannot be set by a program: the destination logs on otherwise ("
                            + destination.logon().value() + ")");
        }
        PROOFS.stream()
                .filter(destination.others()::containsKey)
                .sorted()
                .findFirst()
                .ifPresent(proof -> {
                    throw failure(
                            RfcErrorGroup.NOT_SUPPORTED,
                            USER,
                            "cannot be set by a program: the destination has " + proof);
                });
    }

    private void refuseOthers() {
        changes.keySet().stream()
                .filter(property -> !KNOWN.contains(property) && !WITHOUT_EFFECT.contains(property))
                .sorted()
                .findFirst()
                .ifPresent(property -> {
                    throw failure(
                            RfcErrorGroup.NOT_SUPPORTED,
                            property,
                            "is nothing that calls from this server log on with");
                });
    }

    private RfcTarget target() {
        return matching(CLIENT, "\\d{3}", "is not three digits")
                .map(destination.target()::inClient)
                .orElse(destination.target());
    }

    private RfcSettings settings() {
        RfcSettings own = destination.settings();
        return new RfcSettings(
                matching(LANGUAGE, "[A-Za-z0-9]{1,2}", "is neither two letters nor one character")
                        .or(own::language),
                matching(TRACE, "[01]", "is neither 0 nor 1").map("1"::equals).orElse(own.trace()),
                matching(CODE_PAGE, "\\d{4}", "is not four digits").orElse(own.codePage()),
                own.delta(),
                own.columnBased(),
                own.wideArea(),
                own.pool(),
                repository(own.repository()));
    }

    private RfcSettings.Repository repository(RfcSettings.Repository own) {
        return text(REPOSITORY)
                .map(other -> new RfcSettings.Repository(Optional.of(other), own.user(), own.checkInterval()))
                .orElse(own);
    }

    private Optional<String> matching(String property, String pattern, String otherwise) {
        Optional<String> text = text(property);
        if (text.isPresent() && !text.get().matches(pattern)) {
            throw failure(RfcErrorGroup.CONFIGURATION, property, otherwise);
        }
        return text;
    }

    private Optional<String> text(String property) {
        return Optional.ofNullable(changes.get(property)).filter(value -> !value.isEmpty());
    }

    /** No value stands in it. */
    private RfcException failure(RfcErrorGroup group, String property, String found) {
        return RfcException.of(RfcFailure.of(group, destination.name(), property, found)
                .withHint("Define a destination with the logon that the program needs"));
    }
}
