package dev.fairlead.agent.http;

import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.TestBackend;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An agent, and a back end that it reaches over plain HTTP. */
abstract class AgentAndBackend {
    @TempDir
    Path directory;

    AgentFixture agent;
    TestBackend backend;

    @BeforeEach
    final void start() throws Exception {
        agent = new AgentFixture(directory);
        backend = TestBackend.plain();
    }

    @AfterEach
    final void stop() {
        agent.close();
        backend.close();
    }
}
