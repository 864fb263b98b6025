package dev.fairlead.tunnel.enrolment;

import dev.fairlead.tunnel.carrier.CarrierSettings;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.enrolment.EnrolmentException.Reason;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/** The agent's half of the enrolment. */
public final class Enrolment {
    /** Where a gateway takes enrolments, on its agent port. */
    public static final String PATH = "/flt/v1/enroll";

    private static final int OK = 200;

    private Enrolment() {}

    /** As {@link #enrol(EnrolmentCode, CarrierSettings)}, by the usual way. */
    public static AgentCredentials enrol(EnrolmentCode code) throws EnrolmentException {
        return enrol(code, CarrierSettings.DEFAULT);
    }

    /**
     * Makes a key pair, proves the code to the gateway it names, and returns the certificate that comes back with all
     * that the agent needs to dial. Blocks, for half a minute at most.
     *
     * @param carrier the way to the gateway
     * @throws EnrolmentException if the gateway is not reached, is not the one that issued the code, or refuses
     */
    public static AgentCredentials enrol(EnrolmentCode code, CarrierSettings carrier) throws EnrolmentException {
        try {
            AuthorityTrust trust = new AuthorityTrust(code.authorityFingerprint());
            CertificateRequest request = CertificateRequest.create();
            String body = Json.object()
                    .add("id", code.id())
                    .add("secret", code.secret())
                    .add("csr", request.base64())
                    .build()
                    .toString();
            JsonObject answer = read(code.endpoint(), EnrolmentCall.post(code.endpoint(), trust, carrier, body));
            X509Certificate authority = trust.authority()
                    .orElseThrow(() -> new EnrolmentException(Reason.UNTRUSTED_GATEWAY, "No server was verified."));
            return credentials(code.endpoint(), answer, request, authority);
        } catch (IllegalArgumentException e) {
            throw new EnrolmentException(Reason.MALFORMED_CODE, "The fingerprint in the code is damaged.", e);
        } catch (GeneralSecurityException e) {
            throw new EnrolmentException(Reason.BAD_ANSWER, "This JDK lacks the cryptography that is needed.", e);
        }
    }

    private static JsonObject read(Endpoint endpoint, EnrolmentCall.Answer answer) throws EnrolmentException {
        JsonObject content;
        try {
            content = Json.read(answer.body());
        } catch (JsonException e) {
            throw new EnrolmentException(
                    Reason.BAD_ANSWER,
                    "The server at " + endpoint + " answered " + answer.status() + ", but not as a gateway.");
        }
        if (answer.status() != OK) {
            throw new EnrolmentException(
                    Reason.REFUSED,
                    "The gateway refused the code: " + content.getString("detail", "status " + answer.status()));
        }
        return content;
    }

    private static AgentCredentials credentials(
            Endpoint endpoint, JsonObject answer, CertificateRequest request, X509Certificate authority)
            throws EnrolmentException {
        try {
            Identity identity = request.identity(answer.getString("chain"), authority);
            return new AgentCredentials(
                    answer.getString("tenant"),
                    answer.getString("location"),
                    answer.getString("agent"),
                    endpoint,
                    authority,
                    identity);
        } catch (NullPointerException | ClassCastException e) {
            throw new EnrolmentException(Reason.BAD_ANSWER, "The gateway's answer lacks a valid certificate.", e);
        }
    }
}
