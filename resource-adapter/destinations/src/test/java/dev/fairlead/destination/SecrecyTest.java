package dev.fairlead.destination;

import static dev.fairlead.testing.Engines.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fairlead.caller.Caller;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.RequestBody;
import dev.fairlead.route.TunnelException;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.Engines;
import dev.fairlead.testing.LogRecorder;
import dev.fairlead.testing.RawPeer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever fails, neither the whole stack trace nor the log on its most verbose level shows what was secret in it. */
class SecrecyTest {

    private static final String SECRET = "t0p-s3cret";
    private static final String CLOSED = "http://127.0.0.1:1";

    @TempDir
    private Path directory;

    static Stream<Arguments> failures() {
        return Stream.of(
                of("password with a control character", Map.of("Password", SECRET + "\u0007")),
                of("URL with a password", Map.of("URL", "https://me:" + SECRET + "@h/?k=" + SECRET)),
                of("URL that is none", Map.of("URL", "ht tp://me:" + SECRET + "@h")),
                of("header with a line break", Map.of("URL.headers.Authorization", SECRET + "\r\n")),
                of("unreachable target", Map.of()),
                of("unreachable token service", clientCredentials(CLOSED)),
                of("token service of an unknown host", clientCredentials("http://nowhere.invalid/" + "?k=" + SECRET)),
                of(
                        "key store with another password",
                        Map.of(
                                "URL",
                                "https://127.0.0.1:1",
                                "TrustStoreLocation",
                                "broken.p12",
                                "TrustStorePassword",
                                SECRET)),
                of("refusing tunnel", Map.of("URL", "http://v", "ProxyType", "OnPremise")),
                of(
                        "refused user",
                        Map.of("URL", "http://v", "ProxyType", "OnPremise", "Authentication", "PrincipalPropagation")));
    }

    private static Map<String, String> clientCredentials(String tokenServiceUrl) {
        return Map.of(
                "Authentication",
                "OAuth2ClientCredentials",
                "clientId",
                "client",
                "clientSecret",
                SECRET,
                "tokenServiceURL",
                tokenServiceUrl);
    }

    private static Arguments of(String name, Map<String, String> properties) {
        return Arguments.of(name, properties);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void nothingSecretIsShown(String name, Map<String, String> properties) throws IOException {
        Files.writeString(directory.resolve("broken.p12"), SECRET);
        Map<String, String> all = new HashMap<>(
                Map.of("URL", CLOSED, "Authentication", "BasicAuthentication", "User", "svc", "Password", SECRET));
        all.putAll(properties);
        DestinationRequest request = DestinationRequest.post("x?key=" + SECRET, RequestBody.text("text/plain", SECRET))
                .header("X-Key", SECRET)
                .query("token", SECRET);
        Optional<Caller> caller = Callers.of("", "anna", "eyJ." + SECRET + ".x");

        try (LogRecorder log = new LogRecorder();
                DestinationEngine engine = Engines.builder(all)
                        .trustDirectory(directory)
                        .allowPlainTokenService(true)
                        .pause(duration -> {})
                        .tunnel(stream -> {
                            throw new TunnelException("no_agent", "", false);
                        })
                        .build()) {
            Throwable failure = catchThrowable(() -> engine.send(TARGET, caller, request));

            assertThat(failure).isNotNull();
            assertThat(shown(failure, log.lines())).doesNotContain(SECRET).doesNotContain("c3ZjOnQwcC1z");
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void nothingThatTheTargetEchoesIsShown(String answer) throws IOException {
        try (RawPeer echo = new RawPeer(socket -> {
                    RawPeer.readHead(socket);
                    RawPeer.write(socket, answer);
                    socket.close();
                });
                LogRecorder log = new LogRecorder();
                DestinationEngine engine = Engines.engine(Map.of("URL", echo.url()))) {
            Throwable failure = catchThrowable(() -> engine.send(TARGET, Optional.empty(), DestinationRequest.get("x"))
                    .text());

            assertThat(failure).isNotNull().hasMessageNotContaining(SECRET);
            assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
        }
    }

    static Stream<String> answers() {
        return Stream.of(
                (SECRET + "\r\n").repeat(20),
                "HTTP/1.1 " + SECRET + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + SECRET + "\r\n");
    }

    private static String shown(Throwable failure, List<String> log) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text + String.join("\n", log);
    }
}
