package dev.fairlead.configuration;

import dev.fairlead.error.ErrorCode;
import java.util.Locale;
import java.util.Optional;

/** Reads an LDAP destination (destination specification, 1.19; authentication specification, 8.2). */
final class LdapConfigurationReader {

    private static final int PORT = 389;
    private static final int SECURE_PORT = 636;
    private static final String SCHEME = "ldap://";
    private static final String SECURE_SCHEME = "ldaps://";

    private final PropertyReader reader;
    private final ReadingPolicy policy;

    LdapConfigurationReader(PropertyReader reader, ReadingPolicy policy) {
        this.reader = reader;
        this.policy = policy;
    }

    LdapConfiguration read() {
        Optional<String> url = reader.mandatory(LdapNames.URL);
        boolean secure = url.filter(text -> startsWith(text, SECURE_SCHEME)).isPresent();
        Optional<ServerAddress> address = url.flatMap(text -> address(text, secure));
        Optional<ProxyType> proxyType = new BaseReader(reader).mandatoryProxyType(LdapNames.PROXY_TYPE);
        boolean startTls = startTls(secure);
        Optional<Authentication.Basic> bind = bind();
        boolean hidden = secure
                || startTls
                || proxyType.filter(ProxyType.ON_PREMISE::equals).isPresent();
        boolean plainAllowed = reader.flag(LdapNames.ALLOW_PLAIN, false);
        if (bind.isPresent() && address.isPresent() && proxyType.isPresent() && !hidden && !plainAllowed) {
            reader.problems()
                    .invalid(
                            LdapNames.URL,
                            "is not encrypted and would show the password",
                            "Use ldaps://, or set fairlead.ldap.startTls to true");
        }
        String locationId = new BaseReader(reader).locationId(PropertyNames.LOCATION_ID);
        TrustSettings trust = new TrustReader(reader, policy).read();
        reader.problems().throwIfAny();
        return new LdapConfiguration(
                reader.destination(),
                new BaseReader(reader).description(),
                address.orElseThrow(),
                secure,
                startTls,
                proxyType.orElseThrow(),
                locationId,
                bind,
                trust);
    }

    private Optional<ServerAddress> address(String text, boolean secure) {
        String scheme = secure ? SECURE_SCHEME : startsWith(text, SCHEME) ? SCHEME : "";
        try {
            return Optional.of(ServerAddress.parse(text.substring(scheme.length()), secure ? SECURE_PORT : PORT));
        } catch (IllegalArgumentException e) {
            reader.problems()
                    .invalid(
                            LdapNames.URL,
                            "'" + Excerpt.of(text) + "' " + e.getMessage(),
                            "Write it like ldap://host:port or ldaps://host:port");
            return Optional.empty();
        }
    }

    private static boolean startsWith(String text, String scheme) {
        return text.toLowerCase(Locale.ROOT).startsWith(scheme);
    }

    private boolean startTls(boolean secure) {
        boolean startTls = reader.flag(LdapNames.START_TLS, false);
        if (startTls && secure) {
            reader.problems()
                    .invalid(LdapNames.START_TLS, "is true though ldap.url starts with ldaps://", "Use one of the two");
        }
        return startTls;
    }

    private Optional<Authentication.Basic> bind() {
        String value = reader.mandatory(LdapNames.AUTHENTICATION).orElse(AuthenticationType.NONE.value());
        if (value.equals(AuthenticationType.BASIC.value())) {
            Optional<String> dn = reader.mandatoryPrintable(LdapNames.USER);
            Optional<Secret> password = password();
            return dn.flatMap(name -> password.map(secret -> new Authentication.Basic(name, secret, true)));
        }
        if (!value.equals(AuthenticationType.NONE.value())) {
            boolean known = AuthenticationType.of(value).isPresent();
            reader.problems()
                    .add(
                            known ? ErrorCode.AUTHENTICATION_UNSUPPORTED : ErrorCode.PROPERTY_INVALID,
                            LdapNames.AUTHENTICATION,
                            "'" + Excerpt.of(value) + "' does not go with Type LDAP",
                            "Use NoAuthentication or BasicAuthentication");
        } else {
            reader.warnUnused("ldap.authentication is NoAuthentication", LdapNames.USER, LdapNames.PASSWORD);
        }
        return Optional.empty();
    }

    /** An empty password binds anonymously and looks like success (RFC 4513, 5.1.2). */
    private Optional<Secret> password() {
        if (reader.present(LdapNames.PASSWORD)
                && reader.secret(LdapNames.PASSWORD).isEmpty()) {
            reader.problems()
                    .invalid(LdapNames.PASSWORD, "is empty, which servers take for nobody", "Set the password");
            return Optional.empty();
        }
        return reader.mandatorySecret(LdapNames.PASSWORD);
    }
}
