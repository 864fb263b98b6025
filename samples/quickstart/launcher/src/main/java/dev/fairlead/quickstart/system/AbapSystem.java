package dev.fairlead.quickstart.system;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.EmulatorBuilder;
import dev.fairlead.quickstart.pki.KeyAndCertificate;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** An ABAP system behind the agent, emulated. Users log on with the certificates that the agent issues, and only so. */
public final class AbapSystem implements AutoCloseable {
    /** Tells a caller who it is for the system. */
    private static final FunctionDescription WHO_AM_I = FunctionDescription.named("Z_WHO_AM_I")
            .exports("USERNAME", FieldType.charOf(12))
            .build();

    private final AbapEmulator emulator;

    private AbapSystem(AbapEmulator emulator) {
        this.emulator = emulator;
    }

    /**
     * Starts the system.
     *
     * @param identity its own key and certificate
     * @param agentAuthority issues the users' certificates
     * @param users who can log on, as they are called in the certificates
     */
    public static AbapSystem start(KeyAndCertificate identity, X509Certificate agentAuthority, List<String> users)
            throws IOException {
        UserCertificates certificates = new UserCertificates(agentAuthority);
        EmulatorBuilder system = AbapEmulator.builder()
                .sid("QST")
                .client("100")
                .standardModules()
                .statefulSoap(true)
                .module(WHO_AM_I, (context, call) -> call.exports().set("USERNAME", context.user()))
                .tls(identity.serverContext(List.of(agentAuthority)))
                .certificateUsers(certificate -> Optional.of(certificate)
                        .filter(certificates::include)
                        .map(UserCertificates::userOf)
                        .map(AbapSystem::nameOf));
        for (String user : users) {
            // nobody knows the password: the certificate is the only way in
            system.user(nameOf(user), UUID.randomUUID().toString());
        }
        return new AbapSystem(system.start());
    }

    /** What the system calls a user. */
    public static String nameOf(String user) {
        return user.toUpperCase(Locale.ROOT);
    }

    /** For example {@code https://127.0.0.1:40123}. */
    public URI uri() {
        return emulator.url();
    }

    @Override
    public void close() {
        emulator.close();
    }
}
