package dev.fairlead.configuration;

import dev.fairlead.error.ErrorCode;
import java.util.Map;
import java.util.Optional;

/** Reads who calls an ABAP system (destination specification, 1.17; authentication specification, 8.4). */
final class RfcLogonReader {

    private static final int USER_LENGTH = 12;
    private static final int ALIAS_LENGTH = 40;
    private static final int PASSWORD_LENGTH = 40;

    private enum Type {
        CONFIGURED_USER,
        PRINCIPAL,
        TECHNICAL_USER
    }

    private final PropertyReader reader;
    private final ReadingPolicy policy;

    RfcLogonReader(PropertyReader reader, ReadingPolicy policy) {
        this.reader = reader;
        this.policy = policy;
    }

    /** @param ownTls whether the system is reached by TLS that a client certificate may log on to */
    Optional<RfcLogon> read(ProxyType proxyType, boolean ownTls) {
        Optional<String> httpDestination = reader.text(RfcNames.HTTP_DESTINATION);
        if (httpDestination.isPresent()) {
            reader.warnUnused(
                    RfcNames.HTTP_DESTINATION + " has its own",
                    RfcNames.PROXY_TYPE,
                    RfcNames.LOCATION_ID,
                    RfcNames.AUTH_TYPE,
                    RfcNames.USER,
                    RfcNames.ALIAS,
                    RfcNames.PASSWORD,
                    RfcNames.CERTIFICATE_LOGON);
            return httpDestination.map(RfcLogon.OfHttpDestination::new);
        }
        Type type = reader.choice(
                RfcNames.AUTH_TYPE,
                Type.CONFIGURED_USER,
                Map.of(
                        "CONFIGURED_USER", Type.CONFIGURED_USER,
                        "PrincipalPropagation", Type.PRINCIPAL,
                        "TechnicalUserPropagation", Type.TECHNICAL_USER));
        boolean fallback = reader.choice(RfcNames.PRINCIPAL_FALLBACK, false, Map.of("none", false, "technical", true));
        if (fallback && type != Type.PRINCIPAL) {
            reader.problems()
                    .invalid(
                            RfcNames.PRINCIPAL_FALLBACK,
                            "is technical though " + RfcNames.AUTH_TYPE + " propagates no user",
                            "Remove it");
        }
        if (type == Type.CONFIGURED_USER) {
            return reader.bit(RfcNames.CERTIFICATE_LOGON, false) ? certificate(ownTls) : configuredUser();
        }
        if (proxyType != ProxyType.ON_PREMISE) {
            reader.problems()
                    .add(
                            ErrorCode.AUTHENTICATION_UNSUPPORTED,
                            RfcNames.AUTH_TYPE,
                            reader.text(RfcNames.AUTH_TYPE).orElseThrow() + " does not go with " + RfcNames.PROXY_TYPE
                                    + " " + proxyType.value(),
                            "Set " + RfcNames.PROXY_TYPE + " to OnPremise");
            return Optional.empty();
        }
        reader.warnUnused(
                RfcNames.AUTH_TYPE + " propagates",
                RfcNames.USER,
                RfcNames.ALIAS,
                RfcNames.PASSWORD,
                RfcNames.CERTIFICATE_LOGON);
        if (type == Type.TECHNICAL_USER) {
            return technicalUser().map(RfcLogon.TechnicalUser::new);
        }
        return fallback
                ? technicalUser().map(RfcLogon.PrincipalOrTechnical::new)
                : Optional.of(new RfcLogon.PrincipalPropagation());
    }

    private Optional<TokenService> technicalUser() {
        return new TokenServiceReader(reader, policy)
                .readTechnicalUser(RfcNames.TECHNICAL_ID, RfcNames.TECHNICAL_SECRET, RfcNames.TECHNICAL_URL);
    }

    private Optional<RfcLogon> certificate(boolean ownTls) {
        if (!ownTls) {
            reader.problems()
                    .invalid(
                            RfcNames.CERTIFICATE_LOGON,
                            "is 1 though " + RfcNames.WEB_SOCKET_HOST + " is not set",
                            "Use WebSocket RFC, or user and password");
            return Optional.empty();
        }
        reader.warnUnused("the client certificate logs on", RfcNames.USER, RfcNames.ALIAS, RfcNames.PASSWORD);
        reader.mandatory(PropertyNames.KEY_STORE_LOCATION);
        return new StoreReader(reader)
                .read(PropertyNames.KEY_STORE_LOCATION, PropertyNames.KEY_STORE_PASSWORD)
                .map(RfcLogon.ClientCertificate::new);
    }

    private Optional<RfcLogon> configuredUser() {
        Optional<String> user = limited(RfcNames.USER, USER_LENGTH);
        Optional<String> alias = limited(RfcNames.ALIAS, ALIAS_LENGTH);
        if (user.isPresent() && alias.isPresent()) {
            reader.problems().invalid(RfcNames.ALIAS, "is set beside " + RfcNames.USER, "Keep one of the two");
        }
        if (user.isEmpty() && alias.isEmpty()) {
            reader.problems().missing(RfcNames.USER + " or " + RfcNames.ALIAS);
        }
        Optional<Secret> password = reader.mandatorySecret(RfcNames.PASSWORD);
        if (password.filter(secret -> secret.reveal().length() > PASSWORD_LENGTH)
                .isPresent()) {
            reader.problems()
                    .invalid(
                            RfcNames.PASSWORD,
                            "is longer than " + PASSWORD_LENGTH + " characters",
                            "Use a password that the system can hold");
        }
        return user.or(() -> alias)
                .flatMap(name -> password.map(secret -> new RfcLogon.ConfiguredUser(name, user.isEmpty(), secret)));
    }

    private Optional<String> limited(String property, int length) {
        Optional<String> value = reader.printable(property);
        if (value.filter(text -> text.length() > length).isPresent()) {
            reader.problems()
                    .invalid(
                            property,
                            "is longer than " + length + " characters",
                            "Use a name that the system can hold");
        }
        return value;
    }
}
