package dev.fairlead.issuer;

import dev.fairlead.caller.Caller;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.util.Locale;
import java.util.Set;

/**
 * Who gets a token. The first row that applies:
 *
 * <pre>
 * caller                                          | answer
 * name stands for nobody, or can be no name       | FL-AUTH-010
 * named by the application, of another tenant     | FL-AUTH-031
 * named by the application, listed for run-as     | a token
 * named by the application, not listed            | FL-AUTH-010
 * run-as principal, listed by name                | a token
 * run-as principal, not listed                    | FL-AUTH-010
 * logged on by a mechanism that is listed         | a token
 * logged on by another                            | FL-AUTH-011
 * </pre>
 */
final class Admission {

    private static final Set<String> NOBODY =
            Set.of("anonymous", "<anonymous>", "anonymoususer", "guest", "unauthenticated", "nobody", "null");
    private static final int LONGEST_NAME = 256;

    private final LocalIssuerSettings settings;

    Admission(LocalIssuerSettings settings) {
        this.settings = settings;
    }

    /**
     * @throws DestinationException if the caller gets no token
     */
    void check(String destination, Caller caller) {
        String name = caller.identity().userId();
        String mechanism = caller.identity().issuer();
        boolean named = name.length() <= LONGEST_NAME
                && name.equals(name.strip())
                && name.chars().noneMatch(Character::isISOControl)
                && !NOBODY.contains(name.toLowerCase(Locale.ROOT));
        if (!named) {
            throw refused(ErrorCode.NO_USER, destination, "is anonymous, or has a name that no user can have");
        }
        String tenant = caller.identity().tenant();
        if (!caller.verified() && !tenant.isEmpty() && !tenant.equals(settings.tenant())) {
            throw refused(
                    ErrorCode.INPUT_CONTRADICTORY,
                    destination,
                    "named by the application, is of another tenant than those whom the local issuer vouches for");
        }
        if (!caller.verified() || mechanism.equals(LocalIssuer.RUN_AS)) {
            if (!settings.runAs().contains(name)) {
                throw refused(
                        ErrorCode.NO_USER,
                        destination,
                        "nobody logged on; the principal that the code runs as is not listed for the local issuer");
            }
        } else if (!settings.mechanisms().contains(mechanism)) {
            throw refused(
                    ErrorCode.NO_USER_TOKEN,
                    destination,
                    "signed in by " + mechanism + ", which gave no token and is not listed for the local issuer");
        }
    }

    private static DestinationException refused(ErrorCode code, String destination, String found) {
        return DestinationException.of(ErrorDetail.of(code, destination, "user", found));
    }
}
