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
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * What an agent signs and identifies itself with towards back ends: given by an administrator, or made on first use and
 * kept in files that only their owner can read; exported without the private keys for the administrators of back ends.
 *
 * <p>A system certificate that the agent makes vouches for itself instead of being issued by the authority: whatever a caller's token
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

    /** The same with keys that the agent makes itself. */
    public static AgentKeys open(Path directory, Clock clock) throws IOException {
        return open(directory, KeyPlaces.GENERATED, clock);
    }

    /**
     * Reads the keys, makes those that are missing below a directory, and writes their certificates there for the
     * administrators of back ends.
     *
     * @throws IOException if a file cannot be read or written, is damaged, or is open to others
     * @throws CertificateAuthorityException if the authority's certificate does not allow it to issue others
     */
    public static AgentKeys open(Path directory, KeyPlaces places, Clock clock) throws IOException {
        PrivateFile.createDirectory(directory);
        Instant now = clock.instant();
        try {
            Identity authority = given(places.authority())
                    .orElse(generated(
                            directory,
                            "ca-key.pem",
                            pair -> builder("CA", pair, now).selfSignedAuthority(pair.getPrivate())))
                    .identity();
            Identity system = given(places.system())
                    .orElse(generated(
                            directory,
                            "system-key.pem",
                            pair -> builder("system", pair, now).selfSignedClient(pair.getPrivate())))
                    .identity();
            Files.writeString(directory.resolve(AUTHORITY_FILE), Pem.encode(authority.chain()));
            Files.writeString(directory.resolve(SYSTEM_FILE), Pem.encode(system.chain()));
            return new AgentKeys(new CertificateAuthority(authority), system);
        } catch (GeneralSecurityException damaged) {
            throw new IOException(
                    "A key in " + directory
                            + " is damaged: restore it, or remove it and have back ends trust a new one",
                    damaged);
        }
    }

    private static Optional<Source> given(Optional<KeyFile> file) {
        return file.map(place -> place::read);
    }

    private static Source generated(Path directory, String secretName, Maker maker) {
        return () -> {
            Path secret = directory.resolve(secretName);
            if (!Files.exists(secret)) {
                KeyPair pair = KeyPairs.ellipticCurve();
                PrivateFile.writeIfAbsent(
                        secret, Pem.encode(new Identity(pair.getPrivate(), List.of(maker.certificate(pair)))));
            }
            return Pem.identity(PrivateFile.read(secret));
        };
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
    private interface Source {
        Identity identity() throws IOException, GeneralSecurityException;
    }

    @FunctionalInterface
    private interface Maker {
        X509Certificate certificate(KeyPair pair) throws GeneralSecurityException;
    }
}
