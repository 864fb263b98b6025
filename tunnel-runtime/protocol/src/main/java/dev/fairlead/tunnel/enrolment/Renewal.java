package dev.fairlead.tunnel.enrolment;

import dev.fairlead.tunnel.keys.Identity;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** A new certificate for an agent that has one: for a new key, which never leaves the agent either. */
public final class Renewal {
    private static final int THIRDS = 3;

    private final AgentCredentials credentials;
    private final CertificateRequest request;

    private Renewal(AgentCredentials credentials, CertificateRequest request) {
        this.credentials = credentials;
        this.request = request;
    }

    /** Begins, with a fresh key pair. */
    public static Renewal of(AgentCredentials credentials) throws GeneralSecurityException {
        return new Renewal(credentials, CertificateRequest.create());
    }

    /** Whether two thirds of a certificate's time are over (connectivity specification, 8.9). */
    public static boolean isDue(X509Certificate certificate, Instant now) {
        Instant end = certificate.getNotAfter().toInstant();
        Duration validity = Duration.between(certificate.getNotBefore().toInstant(), end);
        return !now.isBefore(end.minus(validity.dividedBy(THIRDS)));
    }

    /** What to send to the gateway: a certificate request in base64. */
    public String request() {
        return request.base64();
    }

    /**
     * Who the agent is from now on.
     *
     * @param chain the gateway's answer, in PEM
     * @throws EnrolmentException ({@code BAD_ANSWER}) if it is not for the key of this renewal, or of another authority
     */
    public AgentCredentials complete(String chain) throws EnrolmentException {
        Identity identity = request.identity(chain, credentials.authority());
        return new AgentCredentials(
                credentials.tenant(),
                credentials.locationId(),
                credentials.agentId(),
                credentials.endpoint(),
                credentials.authority(),
                identity);
    }
}
