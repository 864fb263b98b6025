package dev.fairlead.tunnel.carrier;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes the gateway, and where that is allowed also an ingress in front of it. Whoever is believed as an ingress gets
 * no session: {@link Dial} looks who it was.
 */
final class ServerTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager gateway;
    private final Optional<List<X509Certificate>> ingress;

    /** Java's own list is long, and read only when an ingress asks for it. */
    private final AtomicReference<X509ExtendedTrustManager> ingressManager = new AtomicReference<>();

    private ServerTrust(X509ExtendedTrustManager gateway, Optional<List<X509Certificate>> ingress) {
        this.gateway = gateway;
        this.ingress = ingress;
    }

    /** Trust in the gateway alone. */
    static ServerTrust inGateway(X509ExtendedTrustManager gateway) {
        return new ServerTrust(gateway, Optional.empty());
    }

    /** Also in an ingress of one of these authorities, or of any that Java trusts if there are none. */
    ServerTrust orIngress(List<X509Certificate> authorities) {
        return new ServerTrust(gateway, Optional.of(List.copyOf(authorities)));
    }

    /** Trust in a single authority. */
    static X509ExtendedTrustManager in(X509Certificate authority) {
        return manager(List.of(authority));
    }

    private static X509ExtendedTrustManager manager(List<X509Certificate> authorities) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(authorities.isEmpty() ? null : storeOf(authorities));
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("certificate authorities cannot be used", e);
        }
    }

    private static KeyStore storeOf(List<X509Certificate> authorities) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("authority" + i, authorities.get(i));
        }
        return store;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            gateway.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException notTheGateway) {
            if (ingress.isEmpty()) {
                throw stranger(notTheGateway);
            }
            try {
                ingressManager().checkServerTrusted(chain, authType, engine);
            } catch (CertificateException notTrustedEither) {
                throw stranger(notTheGateway);
            }
        }
    }

    private X509ExtendedTrustManager ingressManager() {
        return ingressManager.updateAndGet(known -> known != null ? known : manager(ingress.orElseThrow()));
    }

    /** Without a cause: the innermost message is the one that is shown. */
    private static CertificateException stranger(CertificateException why) {
        return new CertificateException(
                "the server is not this agent's gateway (is TLS inspected on the way?): " + why.getMessage());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw unused();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw unused();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw unused();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw unused();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw unused();
    }

    private static CertificateException unused() {
        return new CertificateException("only servers are judged here, and only through an engine");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return gateway.getAcceptedIssuers();
    }
}
