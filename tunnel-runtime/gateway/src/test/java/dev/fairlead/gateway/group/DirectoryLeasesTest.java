package dev.fairlead.gateway.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Leases in a directory that nodes share. */
class DirectoryLeasesTest {
    @TempDir
    Path directory;

    private DirectoryLeases node() {
        return new DirectoryLeases(directory.resolve("leases"));
    }

    @Test
    void whatOneNodeWritesTheOtherReads() throws IOException {
        assertThat(node().read("t/plant 1")).isEmpty();
        LeaseRecord record = LeaseRecord.NONE.renewedBy("a/1");

        assertThat(node().replace("t/plant 1", Optional.empty(), record)).isTrue();

        assertThat(node().read("t/plant 1")).contains(record);
        assertThat(node().read("t/")).isEmpty();
    }

    @Test
    void onlyWhoKnowsTheCurrentRecordReplacesIt() throws IOException {
        LeaseRecord first = LeaseRecord.NONE.renewedBy("a/1");
        node().replace("t/", Optional.empty(), first);
        LeaseRecord second = first.renewedBy("a/1");
        assertThat(node().replace("t/", Optional.of(first), second)).isTrue();

        assertThat(node().replace("t/", Optional.of(first), first.renewedBy("b/1")))
                .isFalse();

        assertThat(node().read("t/")).contains(second);
    }

    @Test
    void aNodeThatWasHeldUpForLongWritesNothing() throws IOException {
        LeaseRecord first = LeaseRecord.NONE.renewedBy("a/1");
        node().replace("t/", Optional.empty(), first);
        LeaseRecord current = first;
        for (int i = 0; i < 5; i++) {
            LeaseRecord next = current.renewedBy("a/1");
            node().replace("t/", Optional.of(current), next);
            current = next;
        }

        assertThat(node().replace("t/", Optional.of(first), first.renewedBy("b/1")))
                .isFalse();

        assertThat(node().read("t/")).contains(current);
        try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void ofManyThatTryOneSucceeds() {
        for (int round = 0; round < 20; round++) {
            String group = "t/" + round;
            AtomicInteger successes = new AtomicInteger();
            List<CompletableFuture<Void>> tries = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String agent = "agent-" + i;
                tries.add(CompletableFuture.runAsync(() -> {
                    try {
                        if (node().replace(group, Optional.empty(), LeaseRecord.NONE.renewedBy(agent))) {
                            successes.incrementAndGet();
                        }
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            tries.forEach(CompletableFuture::join);
            assertThat(successes).hasValue(1);
        }
    }

    @Test
    void aDamagedRecordIsAnErrorAndNotFree() throws IOException {
        node().replace("t/", Optional.empty(), LeaseRecord.NONE.renewedBy("a/1"));
        try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
            Files.writeString(files.findFirst().orElseThrow(), "garbage");
        }

        assertThatThrownBy(() -> node().read("t/"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }
}
