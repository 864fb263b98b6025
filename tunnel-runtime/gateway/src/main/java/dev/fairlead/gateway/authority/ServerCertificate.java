package dev.fairlead.gateway.authority;

import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The gateway's certificate in its directory. It names every host under which agents were told to reach the gateway, so
 * a new enrolment code may bring a new certificate, and a running gateway looks for that.
 */
public final class ServerCertificate {
    private static final Duration RENEW_BEFORE_END = Duration.ofDays(30);
    private static final List<String> LOCAL_HOSTS = List.of("localhost", "127.0.0.1", "::1");

    private final GatewayDirectory directory;
    private final CertificateAuthority authority;
    private final Clock clock;

    public ServerCertificate(GatewayDirectory directory, CertificateAuthority authority, Clock clock) {
        this.directory = directory;
        this.authority = authority;
        this.clock = clock;
    }

    /** Makes sure that the certificate names the hosts given, this machine itself, and all that it named before. */
    public void cover(Collection<String> hosts) throws IOException {
        Set<String> wanted = new TreeSet<>();
        LOCAL_HOSTS.forEach(host -> wanted.add(HostNames.normalised(host)));
        hosts.forEach(host -> wanted.add(HostNames.normalised(host)));
        try {
            if (!Files.exists(directory.server())) {
                PrivateFile.writeIfAbsent(directory.server(), Pem.encode(authority.issueServer(wanted)));
            }
            X509Certificate current = read().certificate();
            Set<String> covered = HostNames.of(current);
            if (!covered.containsAll(wanted) || isNearItsEnd(current)) {
                wanted.addAll(covered);
                PrivateFile.write(directory.server(), Pem.encode(authority.issueServer(wanted)));
            }
        } catch (GeneralSecurityException e) {
            throw damaged(e);
        }
    }

    /** The current key and certificate. */
    Identity read() throws IOException {
        try {
            return Pem.identity(PrivateFile.read(directory.server()));
        } catch (GeneralSecurityException e) {
            throw damaged(e);
        }
    }

    boolean isNearItsEnd(X509Certificate certificate) {
        return clock.instant()
                .plus(RENEW_BEFORE_END)
                .isAfter(certificate.getNotAfter().toInstant());
    }

    private IOException damaged(GeneralSecurityException cause) {
        return new IOException(directory.server() + " is damaged: remove it, and it is issued anew", cause);
    }

    /** What changes whenever the file is replaced. */
    Object version() throws IOException {
        var attributes = Files.readAttributes(directory.server(), java.nio.file.attribute.BasicFileAttributes.class);
        return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
    }
}
