package dev.fairlead.cdi.caller;

import static dev.fairlead.cdi.caller.AskedServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cdi.container.FakeJsonWebToken;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a destination is called on behalf of nobody. */
class NobodyTest {

    @RegisterExtension
    final AskedServer server = new AskedServer();

    @Test
    @Tag("AUTH-29")
    void isAThreadWithoutARequestAsOfTimersAndMessages() throws Exception {
        server.deploySecured();
        server.signIn(FakeJsonWebToken.of("alice"));
        FutureTask<String> task = new FutureTask<>(server::whoAmI);
        new Thread(task).start();

        assertThat(task.get()).isEqualTo("nobody");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "anonymous", "ANONYMOUS", "guest", "Guest", "UNAUTHENTICATED"})
    void isWhateverAServerCallsNobody(String name) {
        server.deploySecured();
        server.signIn(named(name));

        assertThat(server.caller()).isEmpty();
    }

    @Test
    void isAMissingPrincipal() {
        server.deploySecured();

        assertThat(server.caller()).isEmpty();
    }

    @Test
    void isAServerWithoutSecurity() {
        server.deploy();

        assertThat(server.caller()).isEmpty();
    }
}
