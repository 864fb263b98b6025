package dev.fairlead.quickstart.system;

import dev.fairlead.quickstart.pki.KeyAndCertificate;
import dev.fairlead.quickstart.web.Exchange;
import dev.fairlead.quickstart.web.LoopbackServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * An HTTPS server that turns away who has no certificate that it trusts, and answers with whom it saw. It believes the
 * header {@code SSL_CLIENT_CERT} only if the agent's system certificate is at the other end of the connection, and only
 * if the agent's authority has issued what is in it.
 */
public final class OnPremiseSystem implements AutoCloseable {
    private static final String USER_CERTIFICATE = "SSL_CLIENT_CERT";

    private final UserCertificates users;
    private final X509Certificate systemCertificate;
    private final LoopbackServer server;
    private final Map<String, X509Certificate> seen = new ConcurrentHashMap<>();

    private OnPremiseSystem(UserCertificates users, X509Certificate systemCertificate, LoopbackServer server) {
        this.users = users;
        this.systemCertificate = systemCertificate;
        this.server = server;
    }

    /**
     * Starts the system.
     *
     * @param identity its own key and certificate
     * @param agentAuthority issues the users' certificates
     * @param systemCertificate who may state users in the header
     */
    public static OnPremiseSystem start(
            KeyAndCertificate identity, X509Certificate agentAuthority, X509Certificate systemCertificate)
            throws IOException {
        LoopbackServer server =
                LoopbackServer.https(identity.serverContext(List.of(agentAuthority, systemCertificate)), true);
        OnPremiseSystem system = new OnPremiseSystem(new UserCertificates(agentAuthority), systemCertificate, server);
        server.on("/", system::answer).start();
        return system;
    }

    /** For example {@code https://127.0.0.1:40123}. */
    public URI uri() {
        return server.uri();
    }

    /**
     * The certificate by which it last knew {@code user}, in the form of the header {@code SSL_CLIENT_CERT}: what
     * somebody would send who wants to pass for that user. Empty if the user has not been here.
     */
    public Optional<String> certificateOf(String user) {
        return Optional.ofNullable(seen.get(user)).map(OnPremiseSystem::headerValue);
    }

    private void answer(Exchange exchange) throws IOException {
        X509Certificate peer = peer(exchange.tls().orElseThrow());
        Optional<X509Certificate> stated = exchange.header(USER_CERTIFICATE).flatMap(OnPremiseSystem::read);
        Optional<X509Certificate> believed =
                peer.equals(systemCertificate) ? stated.filter(users::include) : Optional.of(peer);
        String user = believed.map(UserCertificates::userOf).orElse("");
        believed.ifPresent(certificate -> seen.put(user, certificate));
        exchange.answer(
                200,
                new Sighting(
                                "on-premise",
                                exchange.path(),
                                user,
                                subject(peer),
                                stated.map(OnPremiseSystem::subject).orElse(""),
                                Sighting.scheme(exchange))
                        .toJson());
    }

    private static X509Certificate peer(SSLSession session) throws SSLPeerUnverifiedException {
        Certificate[] chain = session.getPeerCertificates();
        return (X509Certificate) chain[0];
    }

    private static Optional<X509Certificate> read(String header) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(header);
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (GeneralSecurityException | IllegalArgumentException noCertificate) {
            return Optional.empty();
        }
    }

    private static String headerValue(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    @Override
    public void close() {
        server.close();
    }
}
