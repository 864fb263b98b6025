package dev.fairlead.connector.configuration;

import dev.fairlead.jwt.OpenIdIssuer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whom this installation believes about its users.
 *
 * @param trustedIssuers issuers by whose keys every user's token is verified; empty to believe the container
 * @param xsuaaDomains XSUAAs that are asked for further attributes of their users
 * @param localIssuer who vouches for users whom the container knows by name only; empty for nobody
 */
public record UserConfiguration(
        List<OpenIdIssuer> trustedIssuers, Set<String> xsuaaDomains, Optional<LocalIssuerConfiguration> localIssuer) {

    public UserConfiguration {
        trustedIssuers = List.copyOf(trustedIssuers);
        xsuaaDomains = Set.copyOf(xsuaaDomains);
        Objects.requireNonNull(localIssuer, "localIssuer");
    }

    static UserConfiguration of(SettingValues values, String tenant) {
        Set<String> audiences = Set.copyOf(values.list(Setting.TRUSTED_AUDIENCES));
        List<String> issuers = values.list(Setting.TRUSTED_ISSUERS);
        if (!issuers.isEmpty() && audiences.isEmpty()) {
            throw new IllegalArgumentException(Setting.TRUSTED_ISSUERS.key() + " is set and "
                    + Setting.TRUSTED_AUDIENCES.key() + " is not: say whom the tokens have to be for");
        }
        return new UserConfiguration(
                issuers.stream()
                        .map(issuer -> OpenIdIssuer.discovered(issuer, audiences))
                        .toList(),
                Set.copyOf(values.list(Setting.XSUAA_DOMAINS)),
                LocalIssuerConfiguration.of(values, tenant));
    }
}
