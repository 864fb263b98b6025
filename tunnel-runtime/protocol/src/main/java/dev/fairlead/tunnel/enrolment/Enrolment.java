package dev.fairlead.tunnel.enrolment;

import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.enrolment.EnrolmentException.Reason;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/** The agent's half of the enrolment. */
public final class Enrolment {
    /** Where a gateway takes enrolments, on its agent port. */
    public static final String PATH = "/flt/v1/enroll";

    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 20_000;
    private static final int MAX_ANSWER = 64 * 1024;
    private static final int OK = 200;

    private Enrolment() {}

    /**
     * Makes a key pair, proves the code to the gateway it names, and returns the certificate that comes back with all
     * that the agent needs to dial. Blocks, for half a minute at most.
     *
     * @throws EnrolmentException if the gateway is not reached, is not the one that issued the code, or refuses
     */
    public static AgentCredentials enrol(EnrolmentCode code) throws EnrolmentException {
        try {
            AuthorityTrust trust = new AuthorityTrust(code.authorityFingerprint());
            CertificateRequest request = CertificateRequest.create();
            JsonObject answer = post(code, request, trust);
            X509Certificate authority = trust.authority()
                    .orElseThrow(() -> new EnrolmentException(Reason.UNTRUSTED_GATEWAY, "No server was verified."));
            return credentials(code.endpoint(), answer, request, authority);
        } catch (IllegalArgumentException e) {
            throw new EnrolmentException(Reason.MALFORMED_CODE, "The fingerprint in the code is damaged.", e);
        } catch (GeneralSecurityException e) {
            throw new EnrolmentException(Reason.BAD_ANSWER, "This JDK lacks the cryptography that is needed.", e);
        }
    }

    private static JsonObject post(EnrolmentCode code, CertificateRequest request, AuthorityTrust trust)
            throws EnrolmentException, GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {trust}, new SecureRandom());
        byte[] body = Json.object()
                .add("id", code.id())
                .add("secret", code.secret())
                .add("csr", request.base64())
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        try {
            URI uri = URI.create("https://" + code.endpoint() + PATH);
            HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setSSLSocketFactory(tls.getSocketFactory());
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("Connection", "close");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            return exchange(code.endpoint(), connection, body);
        } catch (SSLException e) {
            throw new EnrolmentException(
                    Reason.UNTRUSTED_GATEWAY,
                    "The server at " + code.endpoint() + " is not the gateway that issued the code (is TLS inspected"
                            + " on the way?): " + e.getMessage(),
                    e);
        } catch (IOException e) {
            if (e instanceof EnrolmentException known) {
                throw known;
            }
            throw new EnrolmentException(
                    Reason.UNREACHABLE,
                    "No gateway answers at " + code.endpoint() + ": " + e.getMessage()
                            + ". Is it started, and is the address reachable from here?",
                    e);
        }
    }

    private static JsonObject exchange(Endpoint endpoint, HttpsURLConnection connection, byte[] body)
            throws IOException {
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        int status = connection.getResponseCode();
        InputStream stream = status == OK ? connection.getInputStream() : connection.getErrorStream();
        if (stream == null) {
            throw new EnrolmentException(
                    Reason.BAD_ANSWER, "The server at " + endpoint + " answered " + status + " and nothing else.");
        }
        JsonObject answer;
        try (stream) {
            answer = Json.read(new String(stream.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8));
        } catch (JsonException e) {
            throw new EnrolmentException(
                    Reason.BAD_ANSWER, "The server at " + endpoint + " answered " + status + ", but not as a gateway.");
        }
        if (status != OK) {
            throw new EnrolmentException(
                    Reason.REFUSED, "The gateway refused the code: " + answer.getString("detail", "status " + status));
        }
        return answer;
    }

    private static AgentCredentials credentials(
            Endpoint endpoint, JsonObject answer, CertificateRequest request, X509Certificate authority)
            throws EnrolmentException {
        try {
            List<X509Certificate> chain = Pem.certificates(answer.getString("chain"));
            Identity identity = new Identity(request.keys().getPrivate(), chain);
            if (!identity.certificate().getPublicKey().equals(request.keys().getPublic())) {
                throw new EnrolmentException(Reason.BAD_ANSWER, "The gateway certified another key than the one sent.");
            }
            identity.certificate().verify(authority.getPublicKey());
            return new AgentCredentials(
                    answer.getString("tenant"),
                    answer.getString("location"),
                    answer.getString("agent"),
                    endpoint,
                    authority,
                    identity);
        } catch (GeneralSecurityException | IllegalArgumentException | NullPointerException | ClassCastException e) {
            throw new EnrolmentException(Reason.BAD_ANSWER, "The gateway's answer lacks a valid certificate.", e);
        }
    }
}
