package dev.fairlead.authentication;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import dev.fairlead.configuration.AssertionSettings;
import dev.fairlead.configuration.Secret;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.trust.Certificates;
import dev.fairlead.trust.CertifiedKey;
import dev.fairlead.trust.KeyStores;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.parsson.JsonProviderImpl;

/** A JWT that the client signs with its own key ({@code private_key_jwt}: RFC 7523, 2.2), a new one for each request. */
final class LocalAssertion {

    /** What the token service is told that it is. */
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final JsonProviderImpl JSON = new JsonProviderImpl();

    private final String destination;
    private final String clientId;
    private final AssertionSettings.Local settings;
    private final Certificates certificates;
    private final Clock clock;
    private final Supplier<String> ids;
    private volatile Optional<CertifiedKey> opened = Optional.empty();

    /**
     * @param destination name of the destination, for messages
     * @param certificates key stores that the settings may name
     * @param ids makes the {@code jti} of each assertion
     */
    LocalAssertion(
            String destination,
            String clientId,
            AssertionSettings.Local settings,
            Certificates certificates,
            Clock clock,
            Supplier<String> ids) {
        this.destination = destination;
        this.clientId = clientId;
        this.settings = settings;
        this.certificates = certificates;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * A new assertion.
     *
     * @param url the token endpoint without its query
     * @throws DestinationException if the key store cannot be used, or its key does not fit the algorithm
     */
    Secret sign(String url) {
        CertifiedKey key = key();
        try {
            JWSObject jws = new JWSObject(
                    header(key), new Payload(claims(settings.audience().orElse(url))));
            jws.sign(signer(key));
            return Secret.of(jws.serialize());
        } catch (JOSEException | ParseException e) {
            throw unusable("holds a key that cannot sign with " + settings.algorithm(), e);
        }
    }

    /** Opened once: another content of the store is another revision of the destination. */
    private CertifiedKey key() {
        CertifiedKey key = opened.orElseGet(
                () -> KeyStores.signingKey(destination, settings.keyStore(), settings.keyAlias(), certificates));
        opened = Optional.of(key);
        return key;
    }

    private JWSHeader header(CertifiedKey key) throws JOSEException, ParseException {
        String keyId = settings.keyId().isPresent() ? settings.keyId().get() : thumbprint(key);
        return JWSHeader.parse(Base64URL.encode(JSON.createObjectBuilder()
                .add("alg", settings.algorithm())
                .add("typ", "JWT")
                .add("kid", keyId)
                .build()
                .toString()));
    }

    /** That of the key (RFC 7638), by which a token service finds it without being told a name. */
    private String thumbprint(CertifiedKey key) throws JOSEException {
        X509Certificate certificate = key.certificate()
                .orElseThrow(() -> unusable(
                        "holds no certificate of the key; fairlead.clientAssertion.keyId has to name it", null));
        return JWK.parse(certificate).computeThumbprint().toString();
    }

    private String claims(String audience) {
        long now = clock.instant().getEpochSecond();
        return JSON.createObjectBuilder()
                .add("iss", clientId)
                .add("sub", clientId)
                .add("aud", audience)
                .add("jti", ids.get())
                .add("iat", now)
                .add("exp", now + LIFETIME.toSeconds())
                .build()
                .toString();
    }

    private static JWSSigner signer(CertifiedKey key) throws JOSEException {
        return key.key() instanceof ECPrivateKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.key());
    }

    private DestinationException unusable(String found, Exception cause) {
        return DestinationException.of(
                ErrorDetail.of(
                        ErrorCode.KEY_OR_TRUST_STORE_UNUSABLE,
                        destination,
                        settings.keyStore().property(),
                        "'" + settings.keyStore().location() + "' " + found),
                cause);
    }
}
