package dev.fairlead.tunnel.carrier;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/** TLS as the tunnel wants it: 1.3 or 1.2, and a protocol name of its own. */
public final class CarrierTls {
    /** The protocol's name in TLS (RFC 7301); its number is the major version. */
    public static final String ALPN = "flt/1";

    /** What enrolling agents speak on the same port, who have no certificate yet; and what becomes a WebSocket. */
    static final String ALPN_HTTP = "http/1.1";

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    /** Forward secret and authenticated only; the fastest of those first, which all processors of servers support. */
    private static final List<String> CIPHERS = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");

    private CarrierTls() {}

    /**
     * The agent's side. The certificate is shown whatever authorities the server names, so that a foreign one is refused
     * aloud.
     *
     * @param keys give the agent's certificate; empty: it has none yet
     * @param trust whom to believe, for the name that is dialled
     * @param protocols what to offer, the best first
     */
    static SslContext ofAgent(NetworkStack stack, Optional<KeyManager> keys, TrustManager trust, String... protocols)
            throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forClient()
                .sslProvider(stack.tls())
                .ciphers(CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .protocols(VERSIONS)
                .trustManager(trust)
                .endpointIdentificationAlgorithm("HTTPS")
                .applicationProtocolConfig(protocols(protocols));
        keys.ifPresent(builder::keyManager);
        return builder.build();
    }

    /**
     * The gateway's side. A client certificate is asked for; connections without one get no further than enrolment.
     *
     * @param keys gives the gateway's certificate, which may change from connection to connection
     * @param authority issued the certificates of all agents
     */
    public static SslContext ofGateway(NetworkStack stack, KeyManager keys, X509Certificate authority)
            throws SSLException {
        return SslContextBuilder.forServer(keys)
                .sslProvider(stack.tls())
                .ciphers(CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .protocols(VERSIONS)
                .trustManager(authority)
                .clientAuth(ClientAuth.OPTIONAL)
                .applicationProtocolConfig(protocols(ALPN, ALPN_HTTP))
                .build();
    }

    private static ApplicationProtocolConfig protocols(String... names) {
        return new ApplicationProtocolConfig(
                Protocol.ALPN, SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT, names);
    }
}
