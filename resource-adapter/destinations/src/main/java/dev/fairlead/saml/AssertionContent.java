package dev.fairlead.saml;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an assertion says, before it is XML (authentication specification, 6.1).
 *
 * @param id {@code ID}, random
 * @param issuedAt {@code IssueInstant}
 * @param issuer who says it
 * @param userId about whom
 * @param nameIdFormat what kind of id that is
 * @param nameQualifier qualifier of the id
 * @param recipient the URL that the assertion may be handed to
 * @param notBefore from when it counts
 * @param notOnOrAfter until when it counts
 * @param audience who may believe it
 * @param authenticatedAt when the user signed in
 * @param authnContextClassRef how the user signed in
 * @param attributes what else is said about the user
 */
record AssertionContent(
        String id,
        Instant issuedAt,
        String issuer,
        String userId,
        String nameIdFormat,
        Optional<String> nameQualifier,
        String recipient,
        Instant notBefore,
        Instant notOnOrAfter,
        String audience,
        Instant authenticatedAt,
        String authnContextClassRef,
        List<SamlAttribute> attributes) {

    AssertionContent {
        attributes = List.copyOf(attributes);
    }

    /** The id is not for messages, nor anything else about the user. */
    @Override
    public String toString() {
        return "AssertionContent[" + issuer + " for " + audience + "]";
    }
}
