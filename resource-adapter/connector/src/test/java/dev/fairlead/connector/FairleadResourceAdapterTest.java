package dev.fairlead.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.connector.program.ApplicationDestinations;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.jco.spi.DestinationProviders;
import dev.fairlead.testkit.TestBootstrapContext;
import dev.fairlead.testkit.ThreadWorkManager;
import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FairleadResourceAdapterTest {
    private final FakeRuntimes runtimes = new FakeRuntimes();
    private final SharedRuntimes shared = new SharedRuntimes(runtimes);
    private final ThreadWorkManager workManager = new ThreadWorkManager(1);

    @AfterEach
    void close() {
        workManager.close();
    }

    @Test
    void opensItsRuntimeWhenItStartsAndClosesTheEngineBeforeTheGatewayWhenItStops() throws ResourceException {
        FairleadResourceAdapter adapter = started(adapter());
        assertThat(adapter.engine()).isNotNull();
        assertThat(adapter.workManager()).isSameAs(workManager);
        adapter.stop();

        assertThat(runtimes.events).containsExactly("opened", "engine closed", "gateway closed");
    }

    @Test
    void passesItsPropertiesOn() throws ResourceException {
        FairleadResourceAdapter adapter = adapter();
        adapter.setTenant("acme");
        adapter.setDestinationsDirectory("/etc/fairlead");
        adapter.setGatewayDirectory("/var/fairlead");
        adapter.setGatewayHost("127.0.0.1");
        adapter.setGatewayPort("0");
        started(adapter).stop();

        assertThat(runtimes.opened).singleElement().satisfies(configuration -> {
            assertThat(configuration.tenant()).isEqualTo("acme");
            assertThat(configuration.destinationsDirectory())
                    .hasValueSatisfying(d -> assertThat(d).hasToString("/etc/fairlead"));
            assertThat(configuration.gateway())
                    .hasValueSatisfying(gateway -> assertThat(gateway.port()).isZero());
        });
    }

    @Test
    void answersTheLookUpsOfProgramsWhileItRuns() throws ResourceException {
        FairleadResourceAdapter adapter = started(adapter());
        FairleadResourceAdapter other = adapter();
        other.setTenant("acme");
        started(other);
        assertThat(DestinationProviders.current())
                .hasValueSatisfying(provider -> assertThat(provider).isInstanceOf(ApplicationDestinations.class));

        adapter.stop();
        assertThat(DestinationProviders.current()).isPresent();
        other.stop();
        assertThat(DestinationProviders.current()).isEmpty();
    }

    @Test
    void saysThatItIsStoppedInsteadOfFailingAnyhow() throws ResourceException {
        FairleadResourceAdapter adapter = started(adapter());
        adapter.stop();
        adapter.stop();

        assertThatThrownBy(adapter::engine)
                .isInstanceOfSatisfying(
                        DestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.CONNECTOR_UNAVAILABLE));
    }

    @Test
    void doesNotStartWithAWrongPropertyAndSaysWhich() {
        FairleadResourceAdapter adapter = adapter();
        adapter.setGatewayPort("many");

        assertThatThrownBy(() -> started(adapter))
                .isInstanceOf(ResourceAdapterInternalException.class)
                .hasMessageContaining("fairlead.gateway.agents.port")
                .hasMessageContaining("many");
    }

    @Test
    void startsAgainAfterItStopped() throws ResourceException {
        FairleadResourceAdapter adapter = started(adapter());
        adapter.stop();
        started(adapter).stop();

        assertThat(runtimes.opened).hasSize(2);
    }

    @Test
    void deliversNoMessages() {
        assertThatThrownBy(() -> adapter().endpointActivation(null, null)).isInstanceOf(NotSupportedException.class);
        assertThat(adapter().getXAResources(null)).isEmpty();
    }

    @Test
    void isEqualToAnotherThatIsConfiguredAlike() {
        FairleadResourceAdapter first = adapter();
        FairleadResourceAdapter second = adapter();
        assertThat(first).isEqualTo(second).hasSameHashCodeAs(second);

        second.setTenant("acme");
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void lendsItsThreadsToTheRuntimeWhileItRuns() throws ResourceException {
        FairleadResourceAdapter adapter = started(adapter());
        String thread = CompletableFuture.supplyAsync(
                        () -> Thread.currentThread().getName(), runtimes.background)
                .join();
        assertThat(thread).isEqualTo("testkit-work");

        adapter.stop();
        assertThatThrownBy(() -> runtimes.background.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    @Nested
    class SeveralInOneServer {

        @Test
        void shareOneRuntimeIfConfiguredAlikeUntilTheLastStops() throws ResourceException {
            FairleadResourceAdapter first = started(adapter());
            FairleadResourceAdapter second = started(adapter());
            assertThat(second.engine()).isSameAs(first.engine());

            first.stop();
            first.stop();
            assertThat(runtimes.events).containsExactly("opened");

            second.stop();
            assertThat(runtimes.events).endsWith("engine closed", "gateway closed");
        }

        @Test
        void haveTheirOwnRuntimesIfConfiguredDifferently() throws ResourceException {
            FairleadResourceAdapter other = adapter();
            other.setTenant("acme");
            FairleadResourceAdapter first = started(other);
            FairleadResourceAdapter second = started(adapter());

            assertThat(first.engine()).isNotSameAs(second.engine());

            first.stop();
            second.stop();
        }
    }

    private FairleadResourceAdapter adapter() {
        return new FairleadResourceAdapter(shared);
    }

    private FairleadResourceAdapter started(FairleadResourceAdapter adapter) throws ResourceException {
        adapter.start(new TestBootstrapContext(workManager));
        return adapter;
    }
}
