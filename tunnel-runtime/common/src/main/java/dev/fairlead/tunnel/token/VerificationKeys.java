package dev.fairlead.tunnel.token;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys of one issuer that may verify signatures; unfit ones are left out when the document is read. */
final class VerificationKeys {
    private static final int MAX_KEYS = 100;
    private static final int MIN_RSA_BITS = 2048;
    private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384, Curve.P_521);

    private final List<JWK> usable;

    private VerificationKeys(List<JWK> usable) {
        this.usable = usable;
    }

    static VerificationKeys none() {
        return new VerificationKeys(List.of());
    }

    static VerificationKeys parse(byte[] document) throws IOException {
        try {
            List<JWK> keys =
                    JWKSet.parse(new String(document, StandardCharsets.UTF_8)).getKeys();
            if (keys.size() > MAX_KEYS) {
                throw new IOException("document with more than " + MAX_KEYS + " keys");
            }
            return new VerificationKeys(
                    keys.stream().filter(VerificationKeys::isUsable).toList());
        } catch (ParseException malformed) {
            throw new IOException("document that is no JWKS", malformed);
        }
    }

    /** The key a token names; a token may leave the name out where there is only one. */
    Optional<JWK> find(Optional<String> keyId, String algorithm) {
        return usable.stream()
                .filter(key -> keyId.map(id -> id.equals(key.getKeyID())).orElse(usable.size() == 1))
                .filter(key -> key.getAlgorithm() == null
                        || key.getAlgorithm().getName().equals(algorithm))
                .findFirst();
    }

    /** Whether that very key is one of them. */
    boolean contains(JWK key) {
        for (JWK present : usable) {
            if (present == key) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUsable(JWK key) {
        if (key.getKeyUse() != null && !key.getKeyUse().equals(KeyUse.SIGNATURE)) {
            return false;
        }
        if (key instanceof RSAKey rsa) {
            return rsa.size() >= MIN_RSA_BITS;
        }
        return key instanceof ECKey ec && CURVES.contains(ec.getCurve());
    }
}
