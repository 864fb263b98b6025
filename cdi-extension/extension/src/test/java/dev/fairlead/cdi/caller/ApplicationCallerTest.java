package dev.fairlead.cdi.caller;

import static dev.fairlead.cdi.caller.AskedServer.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerSource;
import dev.fairlead.cdi.container.FakeJsonWebToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users whom the application names by a bean of its own. */
class ApplicationCallerTest {

    @RegisterExtension
    final AskedServer server = new AskedServer();

    @ApplicationScoped
    static class Tasks implements CallerSource {
        private volatile boolean running = true;

        void end() {
            running = false;
        }

        @Override
        public Optional<Caller> caller() {
            return running ? Optional.of(withToken("batch-user").asVerified()) : Optional.empty();
        }
    }

    @BeforeEach
    void deploy() {
        server.deploySecured(Tasks.class);
        server.signIn(FakeJsonWebToken.of("alice"));
    }

    @Test
    void winOverTheContainer() {
        assertThat(server.caller()).contains(withToken("batch-user"));
    }

    @Test
    void areTheApplicationsWordWhateverItSaysOfThem() {
        assertThat(server.caller().orElseThrow().verified()).isFalse();
    }

    @Test
    void leaveTheContainerToAnswerWhereTheBeanKnowsNobody() {
        server.bean(Tasks.class).end();

        assertThat(server.whoAmI()).isEqualTo("id-of-alice");
    }
}
