package dev.fairlead.jwt;

import dev.fairlead.configuration.HttpUrl;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user's token says, whoever issued it: the claims of XSUAA, of Cloud Identity Services and of RFC 7519 under
 * one name each. Reading believes nothing; see {@link UserTokenVerifier}.
 *
 * @param payload all claims as they came
 */
public record UserClaims(JsonObject payload) {

    private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

    public UserClaims {
        Objects.requireNonNull(payload, "payload");
    }

    /** A claim that is a text and not empty. */
    public Optional<String> text(String claim) {
        return text(payload, claim);
    }

    /** The claim {@code iss}. */
    public Optional<String> issuer() {
        return text("iss");
    }

    /** The claim {@code sub}. */
    public Optional<String> subject() {
        return text("sub");
    }

    /** Whom the token is for: {@code aud}, be it one text or several. */
    public List<String> audiences() {
        JsonValue audience = payload.get("aud");
        if (audience instanceof JsonArray several) {
            return several.stream()
                    .filter(JsonString.class::isInstance)
                    .map(value -> ((JsonString) value).getString())
                    .toList();
        }
        return text("aud").map(List::of).orElse(List.of());
    }

    /** The tenant's id: {@code zid} (XSUAA), {@code app_tid}, or {@code zone_uuid} (Cloud Identity Services). */
    public Optional<String> tenantId() {
        return text("zid").or(() -> text("app_tid")).or(() -> text("zone_uuid"));
    }

    /** The tenant's subdomain: {@code ext_attr.zdn}, or the first label of the issuer's host if XSUAA issued it. */
    public Optional<String> tenantSubdomain() {
        return text(extended(), "zdn").or(() -> ofXsuaa() ? issuerHost().flatMap(UserClaims::firstLabel) : none());
    }

    /** The tenant's names. */
    public TenantNames tenant() {
        return new TenantNames(tenantId(), tenantSubdomain());
    }

    /** Which service made the token: {@code ext_attr.enhancer}, for example {@code XSUAA} or {@code IAS}. */
    public Optional<String> enhancer() {
        return text(extended(), "enhancer");
    }

    /** Whether XSUAA issued the token, by what the token says. */
    public boolean ofXsuaa() {
        return enhancer().filter("XSUAA"::equals).isPresent();
    }

    /** When the token expires; empty if it does not say so in a number. */
    public Optional<Instant> expiry() {
        return time("exp");
    }

    /** A claim that is a time: seconds since 1970 (RFC 7519, 2); empty if it is no such number. */
    public Optional<Instant> time(String claim) {
        if (payload.get(claim) instanceof JsonNumber number) {
            BigDecimal seconds = number.bigDecimalValue();
            // signum and scale first: a number of a million digits is not worth its arithmetic
            boolean sane = seconds.signum() >= 0 && Math.abs(seconds.scale()) <= 30 && seconds.compareTo(LATEST) <= 0;
            return sane
                    ? Optional.of(Instant.ofEpochMilli(seconds.movePointRight(3).longValue()))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<String> issuerHost() {
        try {
            return issuer().map(HttpUrl::parse).map(HttpUrl::host);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private JsonObject extended() {
        return payload.get("ext_attr") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static Optional<String> firstLabel(String host) {
        int dot = host.indexOf('.');
        return dot > 0 ? Optional.of(host.substring(0, dot)) : Optional.empty();
    }

    private static Optional<String> text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString text
                        && !text.getString().isEmpty()
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    /** Issuer only: the rest is about a person. */
    @Override
    public String toString() {
        return "UserClaims[issuer=" + issuer().orElse("none") + "]";
    }
}
