package dev.fairlead.agent.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.access.Protocol;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.RawBackend;
import dev.fairlead.agent.fixture.TestMapping;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which streams lead anywhere at all. */
class StreamRouterTest {
    @TempDir
    private Path directory;

    private AgentFixture agent;
    private RawBackend backend;

    @BeforeEach
    void start() throws IOException {
        agent = new AgentFixture(directory);
        backend = new RawBackend(socket -> socket.getInputStream().transferTo(socket.getOutputStream()));
    }

    @AfterEach
    void stop() throws IOException {
        agent.close();
        backend.close();
    }

    @Tag("AGENT-6")
    @ParameterizedTest
    @CsvSource({"HTTP, TCP", "HTTP, LDAP", "HTTP, RFC", "TCP, HTTP", "TCP, LDAP", "LDAP, TCP", "LDAPS, HTTP"})
    void aStreamOfAnotherFamilyIsAnsweredLikeOneForAnUnmappedHost(Protocol mapped, StreamKind opened) {
        FakeStream foreign = open(mapping(mapped), AgentFixture.open(opened));
        FakeStream unmapped = open(mapping(mapped), AgentFixture.open("erp.corp", "444", opened, Optional.empty()));

        assertDenied(foreign, TunnelErrorCode.NOT_EXPOSED);
        assertThat(foreign.error().orElseThrow().detail())
                .isEqualTo(unmapped.error().orElseThrow().detail().replace(":444", ":443"));
        assertThat(agent.audited())
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.reason()).isEqualTo("SYSTEM"));
    }

    @Tag("AGENT-5")
    @ParameterizedTest
    @CsvSource({"other, ''", "tenant, elsewhere", "'', ''"})
    void aStreamOfAnotherTenantOrLocationIsRefused(String tenant, String location) {
        FakeStream stream = open(mapping(Protocol.TCP), request(tenant, location, "app"));

        assertDenied(stream, TunnelErrorCode.TENANT_NOT_SERVED);
        assertThat(agent.audited())
                .singleElement()
                .satisfies(record -> assertThat(record.reason()).isEqualTo("TENANT"));
    }

    @Tag("AGENT-9")
    @Test
    void anApplicationThatIsNotListedIsDenied() {
        SystemMapping narrow = TestMapping.to(backend.port())
                .speaking(Protocol.TCP)
                .onlyFor("billing", "crm")
                .relay();

        assertDenied(open(narrow, request("tenant", "", "app")), TunnelErrorCode.NOT_EXPOSED);
        assertDenied(open(narrow, request("tenant", "", "")), TunnelErrorCode.NOT_EXPOSED);
        assertThat(agent.audited())
                .allSatisfy(record -> assertThat(record.reason()).isEqualTo("APPLICATION"));

        FakeStream listed = open(narrow, request("tenant", "", "billing"));
        await().until(listed::isAccepted);
    }

    @Tag("AGENT-9")
    @Test
    void anEmptyListAdmitsEveryApplication() {
        FakeStream stream = open(mapping(Protocol.TCP), request("tenant", "", "anything"));

        await().until(stream::isAccepted);
        assertThat(agent.audited()).singleElement().satisfies(record -> {
            assertThat(record.type()).isEqualTo("Access Allowed");
            assertThat(record.application()).isEqualTo("anything");
            assertThat(record.protocol()).isEqualTo("tcp");
        });
    }

    @Test
    void anUnmappedLdapPortIsClosedWithoutAByte() {
        FakeStream stream =
                open(mapping(Protocol.LDAP), AgentFixture.open("erp.corp", "390", StreamKind.LDAP, Optional.empty()));

        assertDenied(stream, TunnelErrorCode.NOT_EXPOSED);
    }

    private void assertDenied(FakeStream stream, TunnelErrorCode code) {
        assertThat(stream.isAccepted()).isFalse();
        assertThat(stream.writtenBytes()).isZero();
        assertThat(stream.error().orElseThrow().code()).isEqualTo(code);
        assertThat(backend.connections()).isZero();
    }

    private FakeStream open(SystemMapping mapping, OpenRequest request) {
        return new FakeStream(agent.loop(), request).openedBy(agent.acceptor(mapping, List.of(), List.of()));
    }

    private SystemMapping mapping(Protocol protocol) {
        TestMapping mapping = TestMapping.to(backend.port()).speaking(protocol);
        return protocol.relayed() ? mapping.relay() : mapping.build();
    }

    private static OpenRequest request(String tenant, String location, String application) {
        return new OpenRequest(
                StreamKind.TCP, tenant, location, "erp.corp", "443", Optional.empty(), application, "request-1", "", 0);
    }
}
