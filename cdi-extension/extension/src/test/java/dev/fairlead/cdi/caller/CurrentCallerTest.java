package dev.fairlead.cdi.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.cdi.container.FakeJsonWebToken;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When and where it is asked on whose behalf a destination is called. */
class CurrentCallerTest {

    @RegisterExtension
    final AskedServer server = new AskedServer();

    @BeforeEach
    void deploy() {
        server.deploySecured();
    }

    @Test
    void isAskedAnewForEachCall() {
        server.signIn(FakeJsonWebToken.of("alice"));
        assertThat(server.whoAmI()).isEqualTo("id-of-alice");
        server.signIn(FakeJsonWebToken.of("bob"));
        assertThat(server.whoAmI()).isEqualTo("id-of-bob");
        server.signIn(null);
        assertThat(server.whoAmI()).isEqualTo("nobody");
    }

    @Test
    @Tag("AUTH-24")
    void isThatOfTheCallingThreadHoweverManyShareTheBean() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> calls = IntStream.range(0, 1000)
                    .mapToObj(number -> (Callable<String>) () -> tokenFor("user-" + number % 7))
                    .toList();

            List<Future<String>> tokens = threads.invokeAll(calls);

            for (int number = 0; number < tokens.size(); number++) {
                assertThat(tokens.get(number).get()).isEqualTo("token-of-user-" + number % 7);
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Signs the thread in, calls, and gives the token that the destination was called with. */
    private String tokenFor(String user) {
        server.signIn(FakeJsonWebToken.of(user));
        return server.whichToken();
    }

    @Test
    void ofAnAsynchronousCallIsThatOfTheThreadThatMakesIt() {
        server.signIn(FakeJsonWebToken.of("alice"));

        assertThat(server.whoAmILater()).isEqualTo("id-of-alice");
    }
}
