package dev.fairlead.quickstart.pki;

import java.net.http.HttpClient;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** HTTP clients for tests, with a certificate and without. */
public final class Clients {
    private Clients() {}

    /** Trusts {@code authority}, and shows {@code identity}. */
    public static HttpClient with(Authority authority, KeyAndCertificate identity) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("client", identity.key(), new char[0], identity.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        return client(authority, keys.getKeyManagers());
    }

    /** Trusts {@code authority}, and has no certificate. */
    public static HttpClient without(Authority authority) throws Exception {
        return client(authority, new KeyManager[0]);
    }

    private static HttpClient client(Authority authority, KeyManager[] keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", authority.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
