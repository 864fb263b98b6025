package dev.fairlead.tunnel.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.keys.Identity;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.testing.TestAuthority;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AgentCredentialsTest {
    private final TestAuthority authority = new TestAuthority("gateway");
    private final Identity identity = authority.client("a1");
    private final AgentCredentials credentials = new AgentCredentials(
            "default", "plant 1", "a1", new Endpoint("::1", 8443), authority.certificate(), identity);

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("tunnel-credentials.json");
    }

    @Test
    void theyAreReadAsTheyWereStored() throws IOException {
        credentials.store(directory);

        assertThat(AgentCredentials.load(directory)).contains(credentials);
    }

    @Test
    void storingAgainReplacesThem() throws IOException {
        credentials.store(directory);
        AgentCredentials renewed = new AgentCredentials(
                "default", "", "a1", credentials.endpoint(), authority.certificate(), authority.client("a1"));
        renewed.store(directory);

        assertThat(AgentCredentials.load(directory)).contains(renewed);
        assertThat(directory).isDirectoryContaining(path -> path.equals(file()));
        assertThat(directory.toFile().list()).as("no draft is left").hasSize(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheirOwnerCanReadThem() throws IOException {
        credentials.store(directory);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileThatOthersCanReadIsNotUsed() throws IOException {
        credentials.store(directory);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw----r--"));

        assertThatThrownBy(() -> AgentCredentials.load(directory)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        credentials.store(directory);
        Files.writeString(file(), Files.readString(file()).replace("PRIVATE KEY", "PUBLIC KEY"));

        assertThatThrownBy(() -> AgentCredentials.load(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("enrol the agent again");
    }

    @Test
    void theKeyNeverPrints() throws Exception {
        String key = Pem.encode(identity.key()).lines().skip(1).findFirst().orElseThrow();

        assertThat(credentials.toString()).doesNotContain(key).contains("***");
    }
}
