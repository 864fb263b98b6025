package dev.fairlead.tunnel.carrier;

import dev.fairlead.tunnel.keys.Identity;
import io.netty.handler.ssl.SslContext;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS of an agent that dials: towards the gateway itself, and towards whatever stands in front of it. */
public final class AgentTls {
    private final String protocol;
    private final Supplier<Optional<X509Certificate>> authority;
    private final SslContext gateway;
    private final SslContext outer;
    private final SslContext http;

    private AgentTls(
            NetworkStack stack,
            String protocol,
            Optional<KeyManager> keys,
            X509ExtendedTrustManager trust,
            Supplier<Optional<X509Certificate>> authority,
            CarrierSettings settings)
            throws SSLException {
        ServerTrust strict = ServerTrust.inGateway(trust);
        this.protocol = protocol;
        this.authority = authority;
        this.gateway = CarrierTls.ofAgent(stack, keys, strict, protocol);
        if (settings.carrier() == Carrier.TLS) {
            this.outer = gateway;
            this.http = gateway;
        } else {
            ServerTrust wide = strict.orIngress(settings.ingressTrust());
            boolean onlyHttp = settings.carrier() == Carrier.WEBSOCKET || protocol.equals(CarrierTls.ALPN_HTTP);
            this.http = CarrierTls.ofAgent(stack, keys, wide, CarrierTls.ALPN_HTTP);
            this.outer = onlyHttp ? http : CarrierTls.ofAgent(stack, keys, wide, protocol, CarrierTls.ALPN_HTTP);
        }
    }

    /**
     * For sessions.
     *
     * @param identity of the agent
     * @param authority issued the certificates of agent and gateway
     * @throws SSLException if the identity cannot be used
     */
    public static AgentTls ofSession(
            NetworkStack stack, Identity identity, X509Certificate authority, CarrierSettings settings)
            throws SSLException {
        return new AgentTls(
                stack,
                CarrierTls.ALPN,
                Optional.of(new SingleIdentity(identity)),
                ServerTrust.in(authority),
                () -> Optional.of(authority),
                settings);
    }

    /**
     * For an enrolment, over HTTP.
     *
     * @param trust in the gateway
     * @param authority the gateway's, once the trust has seen it
     */
    public static AgentTls ofEnrolment(
            NetworkStack stack,
            X509ExtendedTrustManager trust,
            Supplier<Optional<X509Certificate>> authority,
            CarrierSettings settings)
            throws SSLException {
        return new AgentTls(stack, CarrierTls.ALPN_HTTP, Optional.empty(), trust, authority, settings);
    }

    /** What is to be spoken with the gateway in the end. */
    String protocol() {
        return protocol;
    }

    /** For the connection: offers whatever the settings allow. */
    SslContext outer() {
        return outer;
    }

    /** For another try after a handshake that was cut off: offers nothing that a middle box does not know. */
    Optional<SslContext> plainer() {
        return http == outer ? Optional.empty() : Optional.of(http);
    }

    /** Inside a WebSocket. */
    SslContext inner() {
        return gateway;
    }

    /** Whether a certificate that was believed is the gateway's own and not an ingress's. */
    boolean isGateway(X509Certificate certificate) {
        return authority.get().filter(issuer -> isIssuedBy(certificate, issuer)).isPresent();
    }

    private static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
