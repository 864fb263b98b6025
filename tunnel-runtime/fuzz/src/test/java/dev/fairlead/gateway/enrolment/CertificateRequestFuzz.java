package dev.fairlead.gateway.enrolment;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.Base64;

/** Any bytes as the certificate request of somebody who wants to enrol. */
public final class CertificateRequestFuzz {

    private CertificateRequestFuzz() {}

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
