package dev.fairlead.quickstart.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.quickstart.pki.Authority;
import dev.fairlead.quickstart.pki.ClientCertificates;
import dev.fairlead.quickstart.pki.Clients;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AbapSystemTest {
    private final Authority company = Authority.create("company");
    private ClientCertificates agent;
    private AbapSystem system;

    @BeforeEach
    void start() throws Exception {
        agent = ClientCertificates.ofAuthority("agent");
        system = AbapSystem.start(company.issueForLoopback(), agent.certificate(), List.of("alice"));
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void aUserLogsOnWithTheCertificateOfTheAgent() throws Exception {
        assertThat(ping(Clients.with(company, agent.issue("alice")))).isEqualTo(200);
    }

    @Test
    void aUserWhomItDoesNotKnowDoesNotGetIn() throws Exception {
        assertThat(ping(Clients.with(company, agent.issue("mallory")))).isEqualTo(401);
    }

    @Test
    void withoutACertificateNobodyGetsIn() throws Exception {
        assertThat(ping(Clients.without(company))).isEqualTo(401);
    }

    @Test
    void aCertificateThatTheAgentHasNotIssuedDoesNotLetAnybodyIn() throws Exception {
        HttpClient forger =
                Clients.with(company, ClientCertificates.ofAuthority("forger").issue("alice"));

        assertThat(ping(forger)).isEqualTo(401);
    }

    private int ping(HttpClient client) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(system.uri().resolve("/sap/bc/ping")).build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}
