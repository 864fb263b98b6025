package dev.fairlead.quickstart.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.quickstart.pki.Authority;
import dev.fairlead.quickstart.pki.ClientCertificates;
import dev.fairlead.quickstart.pki.Clients;
import dev.fairlead.quickstart.pki.KeyAndCertificate;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnPremiseSystemTest {
    private final Authority company = Authority.create("company");
    private ClientCertificates agent;
    private KeyAndCertificate systemCertificate;
    private KeyAndCertificate alice;
    private KeyAndCertificate bob;
    private OnPremiseSystem system;

    @BeforeEach
    void start() throws Exception {
        agent = ClientCertificates.ofAuthority("agent");
        systemCertificate = ClientCertificates.selfSigned("agent-system");
        alice = agent.issue("alice");
        bob = agent.issue("bob");
        system = OnPremiseSystem.start(
                company.issueForLoopback(),
                agent.certificate(),
                systemCertificate.chain().get(0));
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void knowsAUserByTheCertificateInTheHandshake() throws Exception {
        Sighting seen = call(Clients.with(company, alice), "");

        assertThat(seen.user()).isEqualTo("alice");
        assertThat(seen.tlsSubject()).isEqualTo("CN=alice");
    }

    @Test
    void knowsAUserByTheHeaderIfTheAgentStatesIt() throws Exception {
        Sighting seen = call(Clients.with(company, systemCertificate), header(alice));

        assertThat(seen.user()).isEqualTo("alice");
        assertThat(seen.tlsSubject()).isEqualTo("CN=agent-system");
        assertThat(seen.headerSubject()).isEqualTo("CN=alice");
    }

    @Test
    void doesNotBelieveTheHeaderOfAnybodyElse() throws Exception {
        assertThat(call(Clients.with(company, alice), header(bob)).user()).isEqualTo("alice");
    }

    @Test
    void doesNotBelieveACertificateThatTheAgentHasNotIssued() throws Exception {
        KeyAndCertificate forged = ClientCertificates.ofAuthority("forger").issue("bob");

        assertThat(call(Clients.with(company, systemCertificate), header(forged))
                        .user())
                .isEmpty();
    }

    @Test
    void turnsAwayWhoHasNoCertificate() throws Exception {
        HttpClient nobody = Clients.without(company);

        assertThatThrownBy(() -> call(nobody, "")).isInstanceOf(IOException.class);
    }

    @Test
    void remembersTheCertificateOfAUser() throws Exception {
        assertThat(system.certificateOf("bob")).isEmpty();

        call(Clients.with(company, bob), "");

        assertThat(system.certificateOf("bob")).contains(header(bob));
    }

    private Sighting call(HttpClient client, String certificate) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(system.uri().resolve("/orders/1"));
        if (!certificate.isEmpty()) {
            request.header("SSL_CLIENT_CERT", certificate);
        }
        String body = client.send(request.build(), BodyHandlers.ofString()).body();
        return Sighting.of(Json.createReader(new StringReader(body)).readObject());
    }

    private static String header(KeyAndCertificate identity) {
        try {
            return Base64.getEncoder().encodeToString(identity.chain().get(0).getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
