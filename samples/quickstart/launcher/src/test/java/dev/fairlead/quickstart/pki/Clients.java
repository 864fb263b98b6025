package dev.fairlead.quickstart.pki;

import java.net.http.HttpClient;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

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
        return client(KeyAndCertificate.context(keys.getKeyManagers(), List.of(authority.certificate())));
    }

    /** Trusts {@code authority}, and has no certificate. */
    public static HttpClient without(Authority authority) {
        return client(authority.clientContext());
    }

    private static HttpClient client(SSLContext tls) {
        return HttpClient.newBuilder().sslContext(tls).build();
    }
}
