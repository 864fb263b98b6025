package dev.fairlead.agent;

import static dev.fairlead.agent.fixture.FunctionTunnel.call;

import dev.fairlead.agent.fixture.FunctionTunnel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One ABAP system behind proxy, gateway and agent for all tests of a class; each begins with none of its calls seen. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CallsThroughTunnel {
    /** A function that the agent does not expose. */
    static final String FORBIDDEN = call("RFC_READ_TABLE", "<QUERY_TABLE>USR02</QUERY_TABLE>");

    @TempDir
    private static Path directory;

    FunctionTunnel system;

    @BeforeAll
    final void start() throws Exception {
        system = new FunctionTunnel(directory);
    }

    @BeforeEach
    final void forget() {
        system.backend().forget();
    }

    @AfterAll
    final void stop() throws IOException {
        system.close();
    }
}
