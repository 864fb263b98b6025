package dev.fairlead.gateway.enrolment;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** Reads a certificate request (RFC 2986). Only its key counts, and the proof that the sender has the private one. */
final class SignedRequest {
    private static final int KEY_BITS = 256;

    private SignedRequest() {}

    /**
     * The key that a certificate is asked for.
     *
     * @throws RefusedCodeException if it is no request, not signed by that key, or the key is no P-256 key
     */
    static PublicKey keyOf(String base64) throws RefusedCodeException {
        try {
            JcaPKCS10CertificationRequest request =
                    new JcaPKCS10CertificationRequest(Base64.getDecoder().decode(base64));
            PublicKey key = request.getPublicKey();
            boolean proven = request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
            if (proven
                    && key instanceof ECPublicKey ec
                    && ec.getParams().getOrder().bitLength() == KEY_BITS) {
                return key;
            }
        } catch (IOException
                | GeneralSecurityException
                | OperatorCreationException
                | PKCSException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException e) {
            throw refused();
        }
        throw refused();
    }

    private static RefusedCodeException refused() {
        return new RefusedCodeException("bad_request", "the certificate request is not one for a P-256 key");
    }
}
