package dev.fairlead.gateway.authority;

import dev.fairlead.tunnel.keys.Identity;
import java.io.IOException;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Shows the gateway's certificate in handshakes: always the newest in the directory, renewed in time. TLS asks it in its
 * blocking tasks, so that reading a file here holds no event loop up.
 */
public final class ServerKeys extends X509ExtendedKeyManager {
    private static final System.Logger LOGGER = System.getLogger(ServerKeys.class.getName());
    private static final String KEY_TYPE = "EC";

    private final ServerCertificate source;
    /** By alias; the last two, because a handshake names an alias first and fetches key and certificate later. */
    private Map<String, Identity> identities = Map.of();

    private Object version = "";
    private int loaded;

    /**
     * @throws IOException if the certificate cannot be read
     */
    public ServerKeys(ServerCertificate source) throws IOException {
        this.source = source;
        load();
    }

    @Override
    public synchronized String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        if (!KEY_TYPE.equals(keyType)) {
            return null;
        }
        try {
            if (source.isNearItsEnd(newest().certificate())) {
                source.cover(List.of());
            }
            if (!source.version().equals(version)) {
                load();
            }
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.WARNING, "The gateway goes on with its old certificate", e);
        }
        return alias(loaded);
    }

    private void load() throws IOException {
        Object current = source.version();
        Identity identity = source.read();
        identities =
                loaded == 0 ? Map.of(alias(1), identity) : Map.of(alias(loaded), newest(), alias(loaded + 1), identity);
        loaded++;
        version = current;
    }

    /** When the certificate that is shown now expires. */
    public synchronized Instant expiry() {
        return newest().certificate().getNotAfter().toInstant();
    }

    private Identity newest() {
        return identities.get(alias(loaded));
    }

    private static String alias(int number) {
        return "server-" + number;
    }

    @Override
    public synchronized X509Certificate[] getCertificateChain(String alias) {
        Identity identity = identities.get(alias);
        return identity == null ? null : identity.chain().toArray(new X509Certificate[0]);
    }

    @Override
    public synchronized PrivateKey getPrivateKey(String alias) {
        Identity identity = identities.get(alias);
        return identity == null ? null : identity.key();
    }

    @Override
    public synchronized String[] getServerAliases(String keyType, Principal[] issuers) {
        return KEY_TYPE.equals(keyType) ? new String[] {alias(loaded)} : null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }
}
