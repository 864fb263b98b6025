package dev.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.gateway.fixture.TestAgent;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.StreamSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GatewayThreadsTest {
    @TempDir
    Path directory;

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }

    @Test
    void closingLeavesNoThreadBehind() throws Exception {
        Set<Thread> before = threads();

        useAndClose(GatewaySettings.of(directory, "127.0.0.1", 0));

        Set<Thread> left = threads();
        left.removeAll(before);
        // the JDK's own keep-alive timer of HttpsURLConnection ends by itself and belongs to the enrolling agent
        left.removeIf(thread -> thread.getName().equals("Keep-Alive-Timer"));
        assertThat(left).isEmpty();
    }

    @Test
    void theGatewayUsesTheThreadsItIsGiven() throws Exception {
        List<Thread> made = new CopyOnWriteArrayList<>();
        ThreadFactory container = task -> {
            Thread thread = new Thread(task, "container-" + made.size());
            made.add(thread);
            return thread;
        };

        useAndClose(GatewaySettings.of(directory, "127.0.0.1", 0).withThreads(container));

        assertThat(made).isNotEmpty().noneMatch(Thread::isAlive);
        assertThat(threads()).noneMatch(thread -> thread.getName().startsWith("fairlead-gateway"));
    }

    private void useAndClose(GatewaySettings settings) throws Exception {
        try (Gateway gateway = Gateway.start(settings)) {
            try (TestAgent agent = new TestAgent("a", TestAgent.enrol(directory, gateway.agentPort(), "default", ""))) {
                await().until(() -> agent.sessions() == 2);
                OpenRequest request =
                        new OpenRequest(StreamKind.TCP, "default", "", "erp", "80", Optional.empty(), "", "r-1", "", 0);
                try (StreamSocket socket = gateway.open(request)) {
                    socket.getOutputStream().write('?');
                    assertThat(socket.getInputStream().read()).isEqualTo('a');
                }
            }
        }
    }
}
