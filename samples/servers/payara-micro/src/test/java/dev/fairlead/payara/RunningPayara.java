package dev.fairlead.payara;

import dev.fairlead.payara.server.PayaraProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One server for all tests that ask for a {@link PayaraProcess}; with a gateway as soon as the adapter is deployed. */
final class RunningPayara implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningPayara.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PayaraProcess.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Server.class, any -> new Server(), Server.class)
                .process;
    }

    /** Closed by JUnit after the last test. */
    private static final class Server implements AutoCloseable {
        private final PayaraProcess process;

        private Server() {
            try {
                Path gateway = Files.createDirectories(Path.of(System.getProperty("work.directory"), "gateway"));
                process = PayaraProcess.start(
                        "redeployment",
                        Map.of(
                                "fairlead.gateway.directory",
                                        gateway.toAbsolutePath().toString(),
                                "fairlead.gateway.agents.host", "127.0.0.1",
                                "fairlead.gateway.agents.port", Integer.toString(PayaraProcess.freePort())));
                // threads that the server starts with its first application keep the loader of that application
                OtherApplication.runOn(process);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
