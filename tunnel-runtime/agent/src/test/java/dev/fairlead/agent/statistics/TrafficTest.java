package dev.fairlead.agent.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.PathMatch;
import dev.fairlead.agent.access.PathResource;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.TestBackend;
import dev.fairlead.agent.stream.AdmissionControl;
import dev.fairlead.agent.stream.Registration;
import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.StreamAcceptor;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.audit.AuditRecord;
import dev.fairlead.tunnel.audit.AuditTrail;
import dev.fairlead.tunnel.fixture.MutableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficTest {
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final String REQUEST = "POST /open HTTP/1.1\r\nHost: erp.corp:443\r\nContent-Length: 5\r\n\r\nhello";

    @TempDir
    private Path directory;

    private final MutableClock clock = new MutableClock(NOW);
    private final Traffic traffic = new Traffic(clock);
    private final List<AuditRecord> recorded = new ArrayList<>();

    private AgentFixture agent;
    private TestBackend backend;
    private HttpMapping mapping;
    private AccessRules access;

    @BeforeEach
    void start() throws Exception {
        agent = new AgentFixture(directory);
        backend = TestBackend.plain();
        mapping = AgentFixture.mapping(backend.port())
                .exposing(PathResource.of("/open", PathMatch.EXACT, true).orElseThrow())
                .build();
        access = new AccessRules(List.of(mapping));
    }

    @AfterEach
    void stop() {
        agent.close();
        backend.close();
    }

    @Test
    void ofAnAnsweredRequestBytesTimeAndStatusAreKnown() {
        FakeStream stream = call().sends(REQUEST).sendsEnd();

        await().until(stream::isFinished);
        agent.settle();
        Usage usage = usage();
        assertThat(usage.bytesReceived()).isEqualTo(REQUEST.length());
        assertThat(usage.bytesSent()).isEqualTo(stream.writtenBytes()).isPositive();
        assertThat(usage.durations().count()).isEqualTo(1);
        assertThat(usage.active()).isZero();
        assertThat(traffic.slowest()).singleElement().satisfies(slow -> {
            assertThat(slow.virtual()).isEqualTo("erp.corp:443");
            assertThat(slow.status()).isEqualTo(200);
            assertThat(slow.requestId()).isEqualTo("request-1");
            assertThat(slow.at()).isEqualTo(NOW);
        });
    }

    @Test
    void whatARequestSpentItsTimeOnIsKnownByParts() {
        FakeStream stream = call().sends(REQUEST).sendsEnd();

        await().until(stream::isFinished);
        agent.settle();
        ServedRequest request = traffic.slowest().get(0);
        assertThat(request.times().connect()).isPositive();
        assertThat(request.times().backend()).isPositive();
        assertThat(request.times().total())
                .isLessThanOrEqualTo(request.duration().toNanos() / 1_000);
        assertThat(usage().parts())
                .isEqualTo(new PartsOfTime(
                        request.times().signOn(),
                        request.times().connect(),
                        request.times().backend()));
        assertThat(stream.times()).contains(request.times());
    }

    @Test
    void aRequestThatRunsIsActiveUntilItsSessionIsLost() {
        FakeStream stream = call().sends("POST /open HTTP/1.1\r\n");
        assertThat(usage().active()).isEqualTo(1);

        stream.fails(new StreamError(TunnelErrorCode.TUNNEL_LOST, "gone"));

        assertThat(usage().active()).isZero();
        assertThat(usage().durations().count()).isZero();
    }

    @Test
    void aRefusedRequestIsNeitherActiveNorAnswered() {
        FakeStream stream = call().sends("GET /closed HTTP/1.1\r\nHost: erp.corp:443\r\n\r\n");

        await().until(() -> stream.error().isPresent());
        assertThat(usage().active()).isZero();
        assertThat(usage().durations().count()).isZero();
    }

    @Test
    void decisionsAreCountedAMappingByTheFirstWordOfTheirReason() {
        AuditTrail trail = trail();

        trail.record(decision(AuditRecord.ACCESS_ALLOWED, ""));
        trail.record(decision(AuditRecord.ACCESS_DENIED, "RESOURCE"));
        trail.record(decision(AuditRecord.ACCESS_DENIED, "PRINCIPAL sig"));
        trail.record(decision(AuditRecord.ACCESS_DENIED, "PRINCIPAL exp"));

        assertThat(usage().allowed()).isEqualTo(1);
        assertThat(usage().refused()).isEqualTo(Map.of("RESOURCE", 1L, "PRINCIPAL", 2L));
        assertThat(usage().refusals()).isEqualTo(3);
        assertThat(usage().lastAccess()).contains(NOW);
        assertThat(recorded).hasSize(4);
    }

    @Test
    void whatCallsNoMappingIsOneNumberHoweverManyNamesAreTried() {
        AdmissionControl admission = new AdmissionControl(
                new Registration("tenant", ""),
                access,
                traffic.countingElsewhere(recording()),
                traffic.counting(recording(), access));

        for (int i = 0; i < 1_000; i++) {
            admission.decide(AgentFixture.open("host" + i, "443", StreamKind.HTTP, Optional.empty()));
        }

        assertThat(traffic.refusedElsewhere()).isEqualTo(1_000);
        assertThat(traffic.usage(access)).hasSize(1);
    }

    @Test
    void aMappingThatIsNoLongerExposedIsForgotten() {
        trail().record(decision(AuditRecord.ACCESS_ALLOWED, ""));

        traffic.keep(new AccessRules(List.of()));

        assertThat(usage().allowed()).isZero();
    }

    @Test
    void onlyTheTenSlowestRequestsAreKept() {
        MappingTraffic counted = new MappingTraffic();

        for (int i = 1; i <= 100; i++) {
            traffic.answered(
                    "erp.corp:443", counted, i % 2 == 0 ? i : 101 - i, new ServiceTimes(0, 0, 0), 200, "request-" + i);
        }

        assertThat(traffic.slowest())
                .hasSize(10)
                .allSatisfy(slow -> assertThat(slow.duration().toNanos()).isGreaterThan(90));
    }

    @Test
    @Tag("AGENT-106")
    void theLastFiftyRequestsAreKeptTheNewestFirst() {
        MappingTraffic counted = new MappingTraffic();

        for (int i = 1; i <= 70; i++) {
            traffic.answered("erp.corp:443", counted, i, new ServiceTimes(0, 0, 0), 200, "request-" + i);
        }

        assertThat(traffic.recent())
                .extracting(ServedRequest::requestId)
                .hasSize(50)
                .startsWith("request-70", "request-69")
                .endsWith("request-21");
    }

    private Usage usage() {
        return traffic.usage(access).get(0);
    }

    private AuditTrail trail() {
        return traffic.counting(recording(), access).apply(mapping);
    }

    private AuditTrail recording() {
        return new AuditTrail() {
            @Override
            public boolean accepting() {
                return true;
            }

            @Override
            public void record(AuditRecord event) {
                recorded.add(event);
            }
        };
    }

    private FakeStream call() {
        StreamAcceptor measured = traffic.measuring(agent.acceptor(mapping, List.of(), List.of()), access);
        return new FakeStream(agent.loop(), AgentFixture.open("erp.corp", "443", StreamKind.HTTP, Optional.empty()))
                .openedBy(measured);
    }

    private static AuditRecord decision(String type, String reason) {
        return new AuditRecord(type, "", "", "", "", "erp.corp", "443", "http", "GET", "/", reason, "", "");
    }
}
