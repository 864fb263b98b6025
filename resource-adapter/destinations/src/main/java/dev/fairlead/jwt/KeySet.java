package dev.fairlead.jwt;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The keys of a JWK set that may verify signatures (RFC 7517); what is unknown or unfit is left out, as it says. */
final class KeySet {

    private static final int MAXIMUM = 100;
    private static final int MINIMUM_RSA_BITS = 2048;
    private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384, Curve.P_521);

    private final List<JWK> keys;

    private KeySet(List<JWK> keys) {
        this.keys = keys;
    }

    /**
     * @throws IllegalArgumentException if it is no JWK set, or one of more than 100 keys
     */
    static KeySet of(JsonObject set) {
        if (!(set.get("keys") instanceof JsonArray array)) {
            throw new IllegalArgumentException("is no JWK set");
        }
        if (array.size() > MAXIMUM) {
            throw new IllegalArgumentException("has more than " + MAXIMUM + " keys");
        }
        return new KeySet(array.stream().flatMap(KeySet::key).toList());
    }

    /**
     * The key that a token names. A token may leave the name out where there is only one key.
     *
     * @param id {@code kid} of the token
     */
    Optional<JWK> find(Optional<String> id, SignatureAlgorithm algorithm) {
        return keys.stream()
                .filter(key -> id.map(name -> name.equals(key.getKeyID())).orElse(keys.size() == 1))
                .filter(algorithm::fits)
                .filter(key -> key.getAlgorithm() == null
                        || key.getAlgorithm().getName().equals(algorithm.name()))
                .findFirst();
    }

    private static Stream<JWK> key(JsonValue value) {
        try {
            JWK key = JWK.parse(value.toString());
            return usable(key) ? Stream.of(key.toPublicJWK()) : Stream.empty();
        } catch (ParseException e) {
            return Stream.empty();
        }
    }

    private static boolean usable(JWK key) {
        if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
            return false;
        }
        return key instanceof RSAKey rsa && rsa.size() >= MINIMUM_RSA_BITS
                || key instanceof ECKey ec && CURVES.contains(ec.getCurve());
    }
}
