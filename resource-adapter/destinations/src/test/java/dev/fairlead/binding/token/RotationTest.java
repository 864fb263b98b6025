package dev.fairlead.binding.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.testing.LogRecorder;
import dev.fairlead.testing.TestKey;
import dev.fairlead.testing.TokenEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Credentials that the platform exchanges while the process runs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RotationTest extends BindingFixture {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    @BeforeEach
    void bind() {
        landscape.knows("first", SECRET);
        mount(withSecret("first", SECRET));
    }

    private void mount(String credentials) {
        process.file("/etc/secrets/sapbtp/destination/my-dest/credentials", credentials);
    }

    @Test
    void newCredentialsCountAfterFiveSeconds() {
        BoundDestinationService service = destinationService();
        assertThat(token(service, "")).isEqualTo("provider-first-1");
        landscape.knows("second", "n3w-s3cret");
        mount(withSecret("second", "n3w-s3cret"));

        assertThat(token(service, "")).isEqualTo("provider-first-1");
        clock.advance(LOOK_AGAIN);

        assertThat(token(service, "")).isEqualTo("provider-second-2");
        assertThat(service.credentials().client().clientId()).isEqualTo("second");
    }

    @Test
    void aNewCertificateIsShownAtOnce() {
        TestKey first = Landscape.CA.key("first", "EC");
        TestKey second = Landscape.CA.key("first", "EC");
        landscape.knows("first", first);
        mount(withCertificate(landscape.certUrl(), "first", first));
        BoundDestinationService service = destinationService();
        token(service, "");
        landscape.knows("first", second);
        mount(withCertificate(landscape.certUrl(), "first", second));
        clock.advance(LOOK_AGAIN);

        token(service, "");

        assertThat(landscape.mutualRequests())
                .extracting(request -> request.clientCertificates().get(0))
                .containsExactly(first.certificate(), second.certificate());
    }

    @Test
    void newCredentialsThatTheTokenServiceDoesNotKnowYetLeaveTheOldOnesInUse() {
        BoundDestinationService service = destinationService();
        token(service, "");
        mount(withSecret("second", "n3w-s3cret"));
        clock.advance(LOOK_AGAIN);

        assertThat(token(service, "")).isEqualTo("provider-first-1");
        assertThat(token(service, "acme")).isEqualTo("acme-first-2");
        assertThat(clients()).containsExactly("first", "second", "second", "first");

        landscape.knows("second", "n3w-s3cret");
        assertThat(token(service, "")).isEqualTo("provider-second-3");
    }

    @Test
    void oldCredentialsAreForgottenOnceTheNewOnesHaveServed() {
        BoundDestinationService service = destinationService();
        token(service, "");
        landscape.knows("second", "n3w-s3cret");
        mount(withSecret("second", "n3w-s3cret"));
        clock.advance(LOOK_AGAIN);
        assertThat(token(service, "")).isEqualTo("provider-second-2");

        landscape.knows("second", "wrong-now");

        assertThatThrownBy(() -> token(service, "acme"))
                .isInstanceOfSatisfying(
                        DestinationException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLIENT_REJECTED));
        assertThat(clients()).containsExactly("first", "second", "second");
    }

    @Test
    void oldCredentialsThatFailTooAreTriedOnce() {
        BoundDestinationService service = destinationService();
        token(service, "");
        landscape.knows("first", "gone");
        mount(withSecret("second", "n3w-s3cret"));
        clock.advance(LOOK_AGAIN);

        assertThatThrownBy(() -> token(service, "acme")).hasMessageContaining("no such client second");
        assertThatThrownBy(() -> token(service, "acme")).hasMessageContaining("no such client second");

        assertThat(clients()).containsExactly("first", "second", "first", "second");
    }

    @Test
    void aBindingThatIsGoneOrBrokenLeavesItsLastCredentials() throws IOException {
        BoundDestinationService service = destinationService();
        token(service, "");
        try (LogRecorder log = new LogRecorder()) {
            Files.delete(root.resolve("etc/secrets/sapbtp/destination/my-dest/credentials"));
            clock.advance(LOOK_AGAIN);
            assertThat(token(service, "acme")).isEqualTo("acme-first-2");
            clock.advance(LOOK_AGAIN);
            token(service, "acme");

            mount("{\"clientsecret\":\"" + SECRET + "\"}");
            clock.advance(LOOK_AGAIN);
            assertThat(token(service, "umbrella")).isEqualTo("umbrella-first-3");

            assertThat(log.lines().stream().filter(line -> line.contains("last credentials stay")))
                    .hasSize(2)
                    .anyMatch(line -> line.contains("no longer there"))
                    .anyMatch(line -> line.contains("lacks uri, url, clientid"))
                    .noneMatch(line -> line.contains(SECRET));
        }
    }

    @Test
    void nobodyFailsWhileCredentialsAreExchanged() throws Exception {
        BoundDestinationService service = destinationService();
        for (int i = 0; i < 20; i++) {
            landscape.knows("client" + i, "s3cret" + i);
        }
        AtomicBoolean exchanged = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> users = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                String tenant = "tenant" + t;
                users.add(threads.submit(() -> {
                    int served = 0;
                    while (!exchanged.get()) {
                        assertThat(token(service, tenant)).startsWith(tenant + "-");
                        served++;
                    }
                    return served;
                }));
            }
            for (int i = 0; i < 20; i++) {
                mount(withSecret("client" + i, "s3cret" + i));
                clock.advance(LOOK_AGAIN);
                token(service, "");
            }
            exchanged.set(true);
            for (Future<Integer> user : users) {
                assertThat(user.get()).isPositive();
            }
        } finally {
            exchanged.set(true);
            threads.shutdownNow();
        }
        clock.advance(LOOK_AGAIN);
        assertThat(token(service, "last")).startsWith("last-client19-");
    }

    private List<String> clients() {
        return landscape.requests().stream()
                .map(request -> TokenEndpoint.form(request).get("client_id").get(0))
                .toList();
    }
}
