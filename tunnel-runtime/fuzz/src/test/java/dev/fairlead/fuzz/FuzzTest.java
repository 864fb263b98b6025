package dev.fairlead.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.configuration.ConfigurationFuzz;
import dev.fairlead.agent.http.RequestFuzz;
import dev.fairlead.agent.principal.SubjectFuzz;
import dev.fairlead.agent.rfc.FunctionFuzz;
import dev.fairlead.gateway.enrolment.CertificateRequestFuzz;
import dev.fairlead.gateway.http.ProxyRequestFuzz;
import dev.fairlead.gateway.http.ResponseFuzz;
import dev.fairlead.gateway.socks.SocksFuzz;
import dev.fairlead.tunnel.stream.OpeningFuzz;
import dev.fairlead.tunnel.stream.SessionFuzz;
import dev.fairlead.tunnel.token.TokenFuzz;
import dev.fairlead.tunnel.yamux.FramesFuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Feeds each target for {@code fuzz.seconds}. What the fuzzer learns stays below {@code fuzz.corpus}; an input that
 * breaks a target is kept beside it, and named in the failure.
 */
class FuzzTest {
    private static final String HTTP =
            "POST /a HTTP/1.1\r\nHost: erp.corp:443\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n";

    /** A target, how many of its last bytes choose between pieces and kinds, and inputs to begin with. */
    static List<Arguments> targets() throws Exception {
        return List.of(
                Arguments.of(FramesFuzz.class, 2, List.of("\0\0\0\1\0\0\0\1\0\0\0\2xx", "\0\2\0\1\0\0\0\0\0\0\0\7")),
                Arguments.of(
                        SessionFuzz.class,
                        2,
                        List.of(
                                "{\"type\":\"HELLO\",\"version\":1,\"software\":\"s\",\"instance\":\"i\",\"maxStreams\":9}",
                                "{\"kind\":\"tcp\",\"host\":\"h\",\"port\":\"1\"}")),
                Arguments.of(
                        OpeningFuzz.class,
                        0,
                        List.of(
                                "{\"kind\":\"http\",\"tenant\":\"t\",\"principal\":{\"kind\":\"business\",\"token\":\"x\"}}",
                                "{\"accepted\":true}",
                                "{\"accepted\":true,\"micros\":[1,20,300]}",
                                "{\"error\":\"overload\",\"detail\":\"d\"}",
                                "{\"type\":\"BYE\",\"code\":\"other\",\"detail\":\"d\"}",
                                "{\"type\":\"DRAIN\",\"millis\":5}")),
                Arguments.of(
                        RequestFuzz.class,
                        2,
                        List.of(HTTP, HTTP.replace("Transfer-Encoding: chunked", "Content-Length: 3"))),
                Arguments.of(ProxyRequestFuzz.class, 2, List.of(HTTP.replace("/a", "http://erp.corp:443/a"))),
                Arguments.of(
                        ResponseFuzz.class,
                        2,
                        List.of(
                                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nT: y\r\n\r\n",
                                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n")),
                Arguments.of(
                        SocksFuzz.class,
                        2,
                        List.of(
                                "\5\1\u0080\1\0\0\0\5a.b.c\4bG9j\5\1\0\3\4host\0\120",
                                "\5\1\0\5\1\0\1\12\0\0\1\0\120")),
                Arguments.of(
                        FunctionFuzz.class,
                        2,
                        List.of("<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\"><Header/><Body>"
                                + "<RFC_PING xmlns=\"urn:sap-com:document:sap:rfc:functions\"/></Body></Envelope>")),
                Arguments.of(
                        SubjectFuzz.class,
                        0,
                        List.of("CN=${name},${cp.x}$$", "{\"user_name\":\"anna\",\"x\":[\"a\"]}")),
                Arguments.of(
                        ConfigurationFuzz.class,
                        1,
                        List.of(
                                "directory: .\nmappings:\n  - virtual: files.corp:80\n    internal: http://10.0.0.1:80\n"
                                        + "    resources: [{path: /, subPaths: true}]\n")),
                Arguments.of(
                        TokenFuzz.class,
                        1,
                        List.of("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln", "{\"alg\":\"RS256\"}.{\"exp\":1}")),
                Arguments.of(CertificateRequestFuzz.class, 1, List.of(CertificateRequestFuzz.request())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void finds_nothing(Class<?> target, int choices, List<String> seeds) throws Exception {
        Path folder =
                Path.of(System.getProperty("fuzz.corpus")).toAbsolutePath().resolve(target.getSimpleName());
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        for (int i = 0; i < seeds.size(); i++) {
            Files.writeString(
                    corpus.resolve("seed" + i), seeds.get(i) + "\0".repeat(choices), StandardCharsets.ISO_8859_1);
        }
        Path log = folder.resolve("log");

        int status = new ProcessBuilder(command(target, folder, corpus))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        assertThat(status).as(() -> "see " + log + "\n" + endOf(log)).isZero();
    }

    private static List<String> command(Class<?> target, Path folder, Path corpus) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+EnableDynamicAgentLoading",
                "-Dio.netty.leakDetection.level=disabled",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=dev.fairlead.**:org.bouncycastle.asn1.**:org.bouncycastle.pkcs.**",
                "--custom_hook_includes=dev.fairlead.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + System.getProperty("fuzz.seconds"),
                "-timeout=60",
                "-rss_limit_mb=0",
                corpus.toString()));
    }

    private static String endOf(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
