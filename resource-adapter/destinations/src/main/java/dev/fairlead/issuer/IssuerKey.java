package dev.fairlead.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.CertifiedKey;
import dev.fairlead.trust.KeyStores;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** The key of an issuer; its name is its thumbprint (RFC 7638). The private half is never told. */
public final class IssuerKey {

    private static final int RSA_BITS = 2048;

    private final JWSHeader header;
    private final JWSSigner signer;
    private final JWK published;

    /** What tokens are signed with. */
    public enum Algorithm {
        /** RSA of 2048 bits or more with SHA-256. */
        RS256,
        /** The curve P-256 with SHA-256. */
        ES256;

        private final JWSAlgorithm jws = JWSAlgorithm.parse(name());
    }

    private IssuerKey(JWK key, JWSSigner signer) {
        this.header = new JWSHeader.Builder(
                        JWSAlgorithm.parse(key.getAlgorithm().getName()))
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        this.signer = signer;
        this.published = key.toPublicJWK();
    }

    /** A key made in this process, which takes a moment, and lost with it. */
    public static IssuerKey generate(Algorithm algorithm) {
        try {
            return switch (algorithm) {
                case RS256 -> {
                    RSAKey key = new RSAKeyGenerator(RSA_BITS)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(Algorithm.RS256.jws)
                            .keyIDFromThumbprint(true)
                            .generate();
                    yield new IssuerKey(key, new RSASSASigner(key));
                }
                case ES256 -> {
                    ECKey key = new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(Algorithm.ES256.jws)
                            .keyIDFromThumbprint(true)
                            .generate();
                    yield new IssuerKey(key, new ECDSASigner(key));
                }
            };
        } catch (JOSEException e) {
            throw new IllegalStateException("Every JVM makes keys for " + algorithm, e);
        }
    }

    /**
     * The only private key of a key store, PKCS#12, JKS or PEM: RSA of 2048 bits or more, or of the curve P-256. The same
     * key after each restart, and on all servers that share the store.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if the store cannot be used or holds another key
     */
    public static IssuerKey stored(KeyStoreReference store, Certificates certificates) {
        CertifiedKey key = KeyStores.signingKey("", store, Optional.empty(), certificates);
        PublicKey own = key.certificate()
                .orElseThrow(() -> unusable(store, "holds no certificate of its private key"))
                .getPublicKey();
        try {
            return of(store, key, own);
        } catch (JOSEException e) {
            throw unusable(store, "holds a key that cannot sign tokens");
        }
    }

    private static IssuerKey of(KeyStoreReference store, CertifiedKey key, PublicKey own) throws JOSEException {
        if (own instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= RSA_BITS) {
            RSAKey jwk = new RSAKey.Builder(rsa)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(Algorithm.RS256.jws)
                    .keyIDFromThumbprint()
                    .build();
            return new IssuerKey(jwk, new RSASSASigner(key.key()));
        }
        if (own instanceof ECPublicKey ec
                && key.key() instanceof ECPrivateKey ecKey
                && Curve.P_256.equals(Curve.forECParameterSpec(ec.getParams()))) {
            ECKey jwk = new ECKey.Builder(Curve.P_256, ec)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(Algorithm.ES256.jws)
                    .keyIDFromThumbprint()
                    .build();
            return new IssuerKey(jwk, new ECDSASigner(ecKey));
        }
        throw unusable(store, "holds neither an RSA key of " + RSA_BITS + " bits or more nor one of the curve P-256");
    }

    private static DestinationException unusable(KeyStoreReference store, String found) {
        return DestinationException.of(ErrorDetail.of(
                ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE, "", store.property(), "'" + store.location() + "' " + found));
    }

    /** The public half. */
    JWK published() {
        return published;
    }

    String sign(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The key was made to sign", e);
        }
    }
}
