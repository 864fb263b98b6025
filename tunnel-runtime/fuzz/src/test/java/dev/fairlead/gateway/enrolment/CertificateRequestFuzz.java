package dev.fairlead.gateway.enrolment;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Any bytes as the certificate request of somebody who wants to enrol. */
public final class CertificateRequestFuzz {

    private CertificateRequestFuzz() {}

    /** One that is as it should be, to begin with. */
    public static String request() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        return Base64.getEncoder()
                .encodeToString(
                        new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=agent"), keys.getPublic())
                                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                                .getEncoded());
    }

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        try {
            if (data.consumeBoolean()) {
                SignedRequest.keyOf(Base64.getEncoder().encodeToString(data.consumeRemainingAsBytes()));
            } else {
                SignedRequest.keyOf(data.consumeRemainingAsString());
            }
        } catch (RefusedCodeException refused) {
            // as it should be
        }
    }
}
