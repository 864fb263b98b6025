package dev.fairlead.configuration;

import java.util.Objects;
import java.util.Optional;

/** Who calls an ABAP system: the checked reading of {@code jco.destination.auth_type} (destination specification, 1.17). */
public sealed interface RfcLogon {

    /** The property's value, for example {@code CONFIGURED_USER}. */
    String value();

    /** The same in the words of all types of destinations. */
    Authentication authentication();

    /**
     * A user with a password.
     *
     * @param user {@code jco.client.user}, or {@code jco.client.alias_user}
     * @param alias whether it is the alias
     * @param password {@code jco.client.passwd}
     */
    record ConfiguredUser(String user, boolean alias, Secret password) implements RfcLogon {
        public ConfiguredUser {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public Authentication.Basic authentication() {
            return new Authentication.Basic(user, password, true);
        }

        @Override
        public String value() {
            return "CONFIGURED_USER";
        }
    }

    /** The key in the TLS handshake of WebSocket RFC ({@code jco.client.tls_client_certificate_logon=1}). */
    record ClientCertificate(KeyStoreReference keyStore) implements RfcLogon {
        public ClientCertificate {
            Objects.requireNonNull(keyStore, "keyStore");
        }

        @Override
        public Authentication authentication() {
            return new Authentication.ClientCertificate(Optional.of(keyStore));
        }

        @Override
        public String value() {
            return "CONFIGURED_USER";
        }
    }

    /**
     * Whoever logs on to an HTTP destination, whose address is used as well.
     *
     * @param name {@code jco.destination.x_fairlead.http_destination}
     */
    record OfHttpDestination(String name) implements RfcLogon {
        public OfHttpDestination {
            Objects.requireNonNull(name, "name");
        }

        /** None here: the other destination has one. */
        @Override
        public Authentication authentication() {
            return new Authentication.None();
        }

        @Override
        public String value() {
            return "http_destination";
        }
    }

    /** The signed-in user; the agent makes a certificate of the user's token. */
    record PrincipalPropagation() implements RfcLogon {
        @Override
        public Authentication authentication() {
            return new Authentication.PrincipalPropagation(Authentication.PrincipalPropagation.Mode.HEADERS);
        }

        @Override
        public String value() {
            return "PrincipalPropagation";
        }
    }

    /** The signed-in user, and where nobody is signed in a technical client, by {@code principal_fallback=technical}. */
    record PrincipalOrTechnical(TokenService service) implements RfcLogon {
        public PrincipalOrTechnical {
            Objects.requireNonNull(service, "service");
        }

        @Override
        public Authentication authentication() {
            return new Authentication.PrincipalOrTechnical(service);
        }

        @Override
        public String value() {
            return "PrincipalPropagation";
        }
    }

    /** A technical client; the agent makes a certificate of its token. */
    record TechnicalUser(TokenService service) implements RfcLogon {
        public TechnicalUser {
            Objects.requireNonNull(service, "service");
        }

        @Override
        public Authentication authentication() {
            return new Authentication.RfcTechnicalUser(service);
        }

        @Override
        public String value() {
            return "TechnicalUserPropagation";
        }
    }
}
