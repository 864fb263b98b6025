package dev.fairlead.agent.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.fixture.MutableClock;
import dev.fairlead.tunnel.message.MalformedMessageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of the time before a restart. */
class UsageFileTest {
    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    @TempDir
    private Path directory;

    private final HttpMapping mapping = AgentFixture.mapping(8080).build();
    private final AccessRules access = new AccessRules(List.of(mapping));

    private Traffic started() {
        Traffic traffic = new Traffic(new MutableClock(NOW));
        new UsageFile(directory, traffic).load(access);
        return traffic;
    }

    private static MappingTraffic used() {
        MappingTraffic counted = new MappingTraffic();
        counted.allowed(NOW.toEpochMilli());
        counted.denied("RESOURCE /x", NOW.toEpochMilli());
        counted.received(100);
        counted.sent(2_000);
        return counted;
    }

    private void stopAfterUse() {
        Traffic before = started();
        before.restore(Map.of(mapping.virtualAuthority(), used().kept()), access);
        before.answered(mapping.virtualAuthority(), used(), 1_000, new ServiceTimes(0, 0, 0), 200, "request-1");
        new UsageFile(directory, before).save();
    }

    @Test
    @Tag("AGENT-106")
    void usageSurvivesARestart() {
        stopAfterUse();

        assertThat(started().usage(access)).singleElement().satisfies(usage -> {
            assertThat(usage.allowed()).isEqualTo(1);
            assertThat(usage.refused()).isEqualTo(Map.of("RESOURCE", 1L));
            assertThat(usage.bytesReceived()).isEqualTo(100);
            assertThat(usage.bytesSent()).isEqualTo(2_000);
            assertThat(usage.lastAccess()).contains(NOW);
            assertThat(usage.active()).isZero();
        });
    }

    @Test
    void whatIsCountedAfterwardsIsAdded() {
        stopAfterUse();
        stopAfterUse();

        assertThat(started().usage(access).get(0).bytesSent()).isEqualTo(4_000);
    }

    @Test
    void recentAndSlowRequestsAreOfThisStartOnly() {
        stopAfterUse();

        assertThat(started().recent()).isEmpty();
        assertThat(started().slowest()).isEmpty();
    }

    @Test
    void aMappingThatIsNotExposedAnyMoreIsForgotten() {
        stopAfterUse();
        Traffic traffic = new Traffic(new MutableClock(NOW));

        new UsageFile(directory, traffic).load(new AccessRules(List.of()));

        assertThat(traffic.kept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"mappings\":{\"erp.corp:443\":7}}",
                "{\"mappings\":{\"erp.corp:443\":{}}}",
                "{\"mappings\":{\"erp.corp:443\":{\"allowed\":1e99,\"refused\":{},\"received\":0,\"sent\":0,\"lastAccess\":0}}}"
            })
    void aDamagedFileStopsNothing(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("usage.json"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(started().usage(access))
                .singleElement()
                .satisfies(usage -> assertThat(usage.allowed()).isZero());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing                                          | it is no JSON object",
                "[]                                            | it is no JSON object",
                "{}                                            | it has no object mappings",
                "{'mappings':7}                                | it has no object mappings",
                "{'mappings':{'erp:443':7}}                    | mappings has no object erp:443",
                "{'mappings':{'erp:443':{}}}                   | erp:443 has no object refused",
                "{'mappings':{'erp:443':{'refused':{'X':'1'}}}}  | erp:443 has no count X",
                "{'mappings':{'erp:443':{'refused':{}}}}       | erp:443 has no count allowed",
                "{'mappings':{'erp:443':{'refused':{},'allowed':-1}}}   | erp:443 has no count allowed",
                "{'mappings':{'erp:443':{'refused':{},'allowed':1.5}}}  | erp:443 has no count allowed",
                "{'mappings':{'erp:443':{'refused':{},'allowed':1e99}}} | erp:443 has no count allowed"
            })
    void whatIsWrongWithAFileIsSaid(String text, String problem) {
        assertThatThrownBy(() -> UsageJson.read(text.replace('\'', '"')))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage(problem);
    }

    @Test
    void aFolderThatCannotBeWrittenStopsNothing() {
        UsageFile nowhere = new UsageFile(directory.resolve("missing"), new Traffic(new MutableClock(NOW)));

        assertThatCode(nowhere::save).doesNotThrowAnyException();
    }
}
