package dev.fairlead.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.emulator.testing.Emulators;
import dev.fairlead.emulator.testing.Identity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Logon without a password: by a certificate in TLS, or in the header of a proxy that the system trusts. */
class CertificateLogonTest {

    @Test
    void aCertificateInTlsLogsItsUserOn() throws Exception {
        Identity server = Identity.of("CN=sap");
        Identity user = Identity.of("CN=certuser");
        try (AbapEmulator emulator =
                Emulators.standard().tls(server.trusting(user)).start()) {
            HttpClient client =
                    HttpClient.newBuilder().sslContext(user.trusting(server)).build();

            assertThat(emulator.url().getScheme()).isEqualTo("https");
            assertThat(ping(client, emulator, Optional.empty())).isEqualTo(200);
        }
    }

    @Test
    void aCertificateOfNobodyDoesNot() throws Exception {
        Identity server = Identity.of("CN=sap");
        Identity user = Identity.of("CN=stranger");
        try (AbapEmulator emulator =
                Emulators.standard().tls(server.trusting(user)).start()) {
            HttpClient client =
                    HttpClient.newBuilder().sslContext(user.trusting(server)).build();

            assertThat(ping(client, emulator, Optional.empty())).isEqualTo(401);
        }
    }

    @Test
    void aCertificateInTheHeaderCountsOnlyWhereTheSystemTrustsIt() throws Exception {
        Optional<Identity> user = Optional.of(Identity.of("CN=certuser"));
        try (AbapEmulator trusting =
                        Emulators.standard().trustCertificateHeader().start();
                AbapEmulator other = Emulators.standard().start()) {
            assertThat(ping(HttpClient.newHttpClient(), trusting, user)).isEqualTo(200);
            assertThat(ping(HttpClient.newHttpClient(), other, user)).isEqualTo(401);
        }
    }

    @Test
    void usersOfCertificatesMayBeFoundByARuleOfOnesOwn() throws Exception {
        Optional<Identity> user = Optional.of(Identity.of("CN=tess,O=Harbour"));
        try (AbapEmulator emulator = Emulators.standard()
                .trustCertificateHeader()
                .certificateUsers(certificate ->
                        certificate.getSubjectX500Principal().getName().contains("O=Harbour")
                                ? Optional.of("TESTER")
                                : Optional.empty())
                .start()) {
            assertThat(ping(HttpClient.newHttpClient(), emulator, user)).isEqualTo(200);
            assertThat(ping(HttpClient.newHttpClient(), emulator, Optional.of(Identity.of("CN=tess"))))
                    .isEqualTo(401);
        }
    }

    private static int ping(HttpClient client, AbapEmulator emulator, Optional<Identity> header) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emulator.url() + "/sap/bc/ping"));
        if (header.isPresent()) {
            request.header(
                    "SSL_CLIENT_CERT",
                    Base64.getEncoder()
                            .encodeToString(header.get().certificate().getEncoded()));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
