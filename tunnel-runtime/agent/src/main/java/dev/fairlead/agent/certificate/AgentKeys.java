package dev.fairlead.agent.certificate;

import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * What an agent signs and identifies itself with towards back ends: made on first use, kept in files that only their
 * owner can read, and exported without the private keys for the administrators of back ends.
 *
 * <p>The system certificate vouches for itself instead of being issued by the authority: whatever a caller's token
 * says, no certificate that the authority issues can be taken for it.
 *
 * @param authority issues the certificates of callers
 * @param system identifies the agent in TLS
 */
public record AgentKeys(CertificateAuthority authority, Identity system) {
    /** Name of the file with the authority's certificate. */
    public static final String AUTHORITY_FILE = "ca.pem";

    /** Name of the file with the system certificate. */
    public static final String SYSTEM_FILE = "system.pem";

    private static final Duration LIFETIME = Duration.ofDays(5 * 365);
    private static final Duration BACK_DATED = Duration.ofMinutes(5);

    /**
     * Reads the keys below a directory, and makes those that are missing.
     *
     * @throws IOException if a file cannot be read or written, is damaged, or is open to others
     * @throws CertificateAuthorityException if the authority's certificate does not allow it to issue others
     */
    public static AgentKeys open(Path directory, Clock clock) throws IOException {
        PrivateFile.createDirectory(directory);
        Instant now = clock.instant();
        try {
            Identity authority = open(
                    directory,
                    "ca-key.pem",
                    AUTHORITY_FILE,
                    pair -> builder("CA", pair, now).selfSignedAuthority(pair.getPrivate()));
            Identity system = open(
                    directory,
                    "system-key.pem",
                    SYSTEM_FILE,
                    pair -> builder("system", pair, now).selfSignedClient(pair.getPrivate()));
            return new AgentKeys(new CertificateAuthority(authority), system);
        } catch (GeneralSecurityException damaged) {
            throw new IOException(
                    "A key in " + directory
                            + " is damaged: restore it, or remove it and have back ends trust a new one",
                    damaged);
        }
    }

    private static Identity open(Path directory, String secretName, String publicName, Maker maker)
            throws IOException, GeneralSecurityException {
        Path secret = directory.resolve(secretName);
        if (!Files.exists(secret)) {
            KeyPair pair = KeyPairs.ellipticCurve();
            Identity made = new Identity(pair.getPrivate(), List.of(maker.certificate(pair)));
            PrivateFile.writeIfAbsent(secret, Pem.encode(made));
        }
        Identity identity = Pem.identity(PrivateFile.read(secret));
        Files.writeString(directory.resolve(publicName), Pem.encode(identity.chain()));
        return identity;
    }

    private static CertificateBuilder builder(String role, KeyPair pair, Instant now) {
        return new CertificateBuilder(name(role), pair.getPublic(), now.minus(BACK_DATED), now.plus(LIFETIME));
    }

    /** Distinct for every installation: back ends that trust two agents must be able to tell them apart. */
    private static X500Name name(String role) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, "Fairlead agent")
                .addRDN(BCStyle.OU, UUID.randomUUID().toString())
                .addRDN(BCStyle.CN, role + " of " + hostName())
                .build();
    }

    private static String hostName() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.substring(0, Math.min(name.length(), 48));
        } catch (UnknownHostException nameless) {
            return "this machine";
        }
    }

    @FunctionalInterface
    private interface Maker {
        X509Certificate certificate(KeyPair pair) throws GeneralSecurityException;
    }
}
