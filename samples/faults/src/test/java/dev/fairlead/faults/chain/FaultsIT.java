package dev.fairlead.faults.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.faults.app.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain on Payara Micro; every test leaves it whole for the next. */
class FaultsIT {
    private static final long GIBIBYTE = 1L << 30;

    @TempDir
    static Path directory;

    private static Chain chain;

    @BeforeAll
    static void start() throws Exception {
        chain = Chain.start(directory);
        assertThat(chain.download("bytes/1000")).isEqualTo("ok 200 1000 " + Pattern.checksum(1000));
    }

    @AfterAll
    static void stop() {
        if (chain != null) {
            chain.close();
        }
    }

    @Test
    void a_gibibyte_comes_down_through_heaps_of_256_mebibytes() {
        assertThat(chain.download("bytes/" + GIBIBYTE))
                .isEqualTo("ok 200 " + GIBIBYTE + " " + Pattern.checksum(GIBIBYTE));
    }

    @Test
    void a_gibibyte_goes_up_through_heaps_of_256_mebibytes() {
        assertThat(chain.upload(GIBIBYTE)).isEqualTo("ok 200 " + GIBIBYTE + " " + Pattern.checksum(GIBIBYTE));
    }

    @Test
    void a_back_end_that_never_answers_is_given_up_by_the_agent() {
        assertThat(chain.download("silence")).startsWith("failed FL-TUN-021");
    }

    @Test
    @Tag("CONN-67")
    void an_agent_killed_in_the_middle_of_a_response_ends_it_and_is_back_when_started_again() throws Exception {
        int begun = chain.backend().lines().size();
        CompletableFuture<String> call = chain.downloading("drip");
        chain.backend().awaitLine("drip begun", begun);

        chain.agent().kill();

        assertThat(call.get(30, TimeUnit.SECONDS)).startsWith("failed FL-TUN-003 outcome-unknown");
        chain.backend().awaitLine("drip ended", begun);
        assertThat(chain.download("bytes/1")).startsWith("failed FL-TUN-002");

        chain.startAgent();
        assertThat(chain.download("bytes/1")).startsWith("ok 200 1 ");
    }

    @Test
    @Tag("CONN-69")
    void the_agent_finds_a_gateway_that_was_killed_and_started_again() throws Exception {
        chain.server().kill();
        int before = chain.agent().lines().size();

        chain.startServer();

        chain.agent().awaitLine("Z connected to", before);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(chain.download("bytes/3")).startsWith("ok 200 3 "));
    }
}
