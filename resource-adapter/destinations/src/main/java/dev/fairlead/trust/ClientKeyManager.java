package dev.fairlead.trust;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Shows one key to every server that takes keys of its kind. Which issuers the server lists does not count: the JDK's own
 * managers would then connect without a certificate, and the server's refusal would not say why.
 */
final class ClientKeyManager extends X509ExtendedKeyManager {

    private static final String ALIAS = "client";

    private final CertifiedKey key;

    ClientKeyManager(CertifiedKey key) {
        this.key = key;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return ofKind(keyTypes) ? ALIAS : null;
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return ofKind(keyTypes) ? ALIAS : null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return ofKind(keyType) ? new String[] {ALIAS} : null;
    }

    /** RSA keys sign with the newer padding, too. */
    private boolean ofKind(String... keyTypes) {
        String algorithm = key.key().getAlgorithm();
        return Arrays.stream(keyTypes)
                .anyMatch(type -> type.equals(algorithm) || type.equals("RSASSA-PSS") && algorithm.equals("RSA"));
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return key.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key.key();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
