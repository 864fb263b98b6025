package dev.fairlead.cdi.telemetry;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.equalTo;

import dev.fairlead.Destination;
import dev.fairlead.Destinations;
import dev.fairlead.cdi.container.FakeOutbox;
import dev.fairlead.cdi.container.FakeRfcConnectionFactory;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcConnectionFactory;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcOutbox;
import dev.fairlead.rfc.telemetry.CallResult;
import dev.fairlead.rfc.telemetry.CalledSystem;
import dev.fairlead.rfc.telemetry.RfcTelemetry;
import dev.fairlead.rfc.telemetry.SystemLoad;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls of functions as OpenTelemetry's SDK exports them, in an application that has it among its beans. */
class OpenTelemetryTest {
    private static final CalledSystem SALES = new CalledSystem("acme", "sales", "soap");
    private static final AttributeKey<String> TENANT = AttributeKey.stringKey("tenant");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("destination");
    private static final AttributeKey<String> TRANSPORT = AttributeKey.stringKey("transport");
    private static final AttributeKey<String> FUNCTION = AttributeKey.stringKey("function");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");
    private static final AttributeKey<String> DIRECTION = AttributeKey.stringKey("direction");

    @RegisterExtension
    final TestServer server = new TestServer();

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .build();

    private final FakeRfcConnectionFactory rfc = new FakeRfcConnectionFactory().system("sales");

    @ApplicationScoped
    static class Sales {
        @Inject
        @Destination("sales")
        RfcConnection sales;

        @Inject
        Destinations destinations;

        void ping() {
            sales.ping();
        }

        RfcOutbox outbox(DataSource database) {
            return destinations.outbox(database);
        }
    }

    /** As servers with MicroProfile Telemetry have it. */
    @ApplicationScoped
    static class Sdk {
        private static final ThreadLocal<OpenTelemetry> OF_TEST = new ThreadLocal<>();

        @Produces
        @ApplicationScoped
        OpenTelemetry openTelemetry() {
            return OF_TEST.get();
        }
    }

    @BeforeEach
    void bindTheFactory() {
        Sdk.OF_TEST.set(sdk);
        server.bind(RfcConnectionFactory.DEFAULT_JNDI_NAME, rfc);
    }

    @AfterEach
    void close() {
        Sdk.OF_TEST.remove();
        sdk.close();
    }

    /** What the resource adapter tells of calls, once the application has called. */
    private RfcTelemetry telemetry() {
        server.deploy(Sales.class, Sdk.class);
        server.bean(Sales.class).ping();
        return rfc.telemetry(TestServer.APPLICATION).orElseThrow();
    }

    private static CallResult success(long sent, long received) {
        return new CallResult(Optional.empty(), Duration.ofMillis(30), sent, received);
    }

    private static CallResult failure(RfcErrorGroup group) {
        return new CallResult(Optional.of(group.name()), Duration.ofMillis(30), 0, 0);
    }

    private MetricData metric(String name) {
        return metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCallIsASpanBelowTheCallersOwn() {
        RfcTelemetry telemetry = telemetry();
        Span caller = sdk.getTracer("application").spanBuilder("order").startSpan();
        try (Scope current = caller.makeCurrent()) {
            telemetry.begin(SALES, "Z_ORDER").end(success(1, 1));
        }

        assertThat(spans.getFinishedSpanItems())
                .singleElement()
                .satisfies(span -> assertThat(span)
                        .hasName("RFC Z_ORDER")
                        .hasKind(SpanKind.CLIENT)
                        .hasParentSpanId(caller.getSpanContext().getSpanId())
                        .hasStatus(StatusData.unset())
                        .hasAttributesSatisfyingExactly(
                                equalTo(AttributeKey.stringKey("rpc.system"), "sap_rfc"),
                                equalTo(AttributeKey.stringKey("rpc.method"), "Z_ORDER"),
                                equalTo(TENANT, "acme"),
                                equalTo(DESTINATION, "sales"),
                                equalTo(TRANSPORT, "soap")));
    }

    @Test
    void theGroupOfAnErrorIsTheStatusOfItsSpan() {
        telemetry().begin(SALES, "Z_ORDER").end(failure(RfcErrorGroup.COMMUNICATION));

        assertThat(spans.getFinishedSpanItems())
                .singleElement()
                .satisfies(span -> assertThat(span).hasStatus(StatusData.create(StatusCode.ERROR, "COMMUNICATION")));
    }

    @Test
    void theSystemIsToldTheTraceAndNothingIsLeftBehind() {
        RfcTelemetry.Call call = telemetry().begin(SALES, "Z_ORDER");
        Map<String, String> headers = call.headers();
        call.end(success(1, 1));

        assertThat(spans.getFinishedSpanItems())
                .singleElement()
                .satisfies(span -> assertThat(headers)
                        .containsOnlyKeys("traceparent")
                        .containsEntry("traceparent", "00-" + span.getTraceId() + "-" + span.getSpanId() + "-01"));
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    @Test
    void timesAreToldByFunctionAndOutcome() {
        RfcTelemetry telemetry = telemetry();
        telemetry.begin(SALES, "Z_ORDER").end(success(1, 1));
        telemetry.begin(SALES, "Z_ORDER").end(success(1, 1));
        telemetry.begin(SALES, "Z_ORDER").end(failure(RfcErrorGroup.ABAP_EXCEPTION));

        assertThat(metric("rfc.client.duration"))
                .hasUnit("ms")
                .hasHistogramSatisfying(histogram -> histogram.hasPointsSatisfying(
                        point -> point.hasCount(2)
                                .hasSum(60)
                                .hasAttributesSatisfyingExactly(
                                        equalTo(TENANT, "acme"),
                                        equalTo(DESTINATION, "sales"),
                                        equalTo(TRANSPORT, "soap"),
                                        equalTo(FUNCTION, "Z_ORDER"),
                                        equalTo(OUTCOME, "OK")),
                        point -> point.hasCount(1).hasAttributesSatisfying(equalTo(OUTCOME, "ABAP_EXCEPTION"))));
    }

    @Test
    void bytesAreToldByDirection() {
        telemetry().begin(SALES, "Z_ORDER").end(success(700, 900));

        assertThat(metric("rfc.client.bytes"))
                .hasUnit("By")
                .hasLongSumSatisfying(sum -> sum.hasPointsSatisfying(
                        point -> point.hasValue(700).hasAttributesSatisfying(equalTo(DIRECTION, "out")),
                        point -> point.hasValue(900).hasAttributesSatisfying(equalTo(DIRECTION, "in"))));
    }

    @Test
    void lookUpsAreCounted() {
        RfcTelemetry telemetry = telemetry();
        telemetry.lookedUp(SALES);
        telemetry.lookedUp(SALES);

        assertThat(metric("rfc.metadata.lookups"))
                .hasLongSumSatisfying(sum -> sum.hasPointsSatisfying(point -> point.hasValue(2)));
    }

    @Test
    void whatGoesOnIsReadWhenMetricsAreCollected() {
        telemetry();
        rfc.load(new SystemLoad(SALES, 4, 3, 2, 1));

        assertThat(metric("rfc.pool.used"))
                .hasLongGaugeSatisfying(gauge -> gauge.hasPointsSatisfying(
                        point -> point.hasValue(4).hasAttributesSatisfying(equalTo(TENANT, "acme"))));
        assertThat(metric("rfc.pool.idle"))
                .hasLongGaugeSatisfying(gauge -> gauge.hasPointsSatisfying(point -> point.hasValue(3)));
        assertThat(metric("rfc.pool.waiting"))
                .hasLongGaugeSatisfying(gauge -> gauge.hasPointsSatisfying(point -> point.hasValue(2)));
        assertThat(metric("rfc.luw.open"))
                .hasLongGaugeSatisfying(gauge -> gauge.hasPointsSatisfying(point -> point.hasValue(1)));
    }

    @Test
    void callsThatWaitInAnOutboxAreCounted() {
        telemetry();
        rfc.load(new SystemLoad(new CalledSystem("", "sales", "jco"), 0, 0, 0, 0));
        RfcOutbox outbox = server.bean(Sales.class).outbox(FakeOutbox.database());
        outbox.send("sales", rfc.function());
        outbox.send("sales", rfc.function());

        assertThat(metric("rfc.outbox.pending"))
                .hasLongGaugeSatisfying(gauge -> gauge.hasPointsSatisfying(point -> point.hasValue(2)
                        .hasAttributesSatisfying(equalTo(DESTINATION, "sales"), equalTo(TRANSPORT, "jco"))));
    }

    @Test
    void seriesAreBounded() {
        RfcTelemetry telemetry = telemetry();
        for (int i = 0; i < BoundedAttributes.MAXIMUM + 100; i++) {
            telemetry.lookedUp(new CalledSystem("tenant-" + i, "sales", "soap"));
        }
        BoundedAttributes<Integer> attributes = new BoundedAttributes<>(number -> BoundedAttributes.OVERFLOW.toBuilder()
                .put("number", (long) number)
                .build());
        for (int i = 0; i < BoundedAttributes.MAXIMUM; i++) {
            attributes.of(i);
        }

        assertThat(attributes.of(-1)).isEqualTo(BoundedAttributes.OVERFLOW);
        assertThat(metric("rfc.metadata.lookups").getLongSumData().getPoints())
                .hasSizeLessThanOrEqualTo(BoundedAttributes.MAXIMUM + 1);
    }

    @Test
    void nothingOfTheApplicationStaysWithTheResourceAdapter() {
        telemetry();
        rfc.load(new SystemLoad(SALES, 4, 3, 2, 1));

        server.undeploy();

        assertThat(rfc.telemetry(TestServer.APPLICATION)).isEmpty();
        assertThat(metrics.collectAllMetrics())
                .noneMatch(metric -> metric.getName().startsWith("rfc.pool"));
    }

    @Test
    void withoutOpenTelemetryNobodyListens() {
        server.deploy(Sales.class);
        server.bean(Sales.class).ping();

        assertThat(rfc.telemetry(TestServer.APPLICATION)).isEmpty();
    }
}
