package dev.fairlead.gateway.socks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.gateway.admission.Admission;
import dev.fairlead.gateway.admission.Admitted;
import dev.fairlead.gateway.admission.RefusedException;
import dev.fairlead.gateway.fixture.RawClient;
import dev.fairlead.gateway.fixture.TestProxy;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamHandler;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.TunnelStream;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of SAP's layout, with a client that writes them itself. */
@Timeout(120)
class SocksProxyTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String TOKEN = "eyJhbGciOiJub25lIn0.e30.";
    private static final String GREETING = "050180";
    private static final String AUTHENTICATION = "0100000018" + hex(TOKEN) + "0c" + "62334a735957356b62773d3d";
    private static final String CONNECT = "050100030b7669727475616c686f737404d2";
    private static final String SUCCESS = "05000001000000000000";

    @TempDir
    static Path directory;

    private static TestProxy proxy;
    private static int port;
    private static int trustedPort;

    @BeforeAll
    static void start() throws IOException {
        proxy = TestProxy.trusting(directory);
        port = proxy.socks(SocksSettings.withDefaults(false), knowing(TOKEN));
        trustedPort = proxy.socks(
                SocksSettings.withDefaults(true),
                credentials -> CompletableFuture.completedFuture(new Admitted("default", "", Optional.empty())));
        proxy.rawAgent("orlando", SocksProxyTest::serve);
        proxy.rawAgent("", SocksProxyTest::serve);
    }

    @AfterAll
    static void stop() throws Exception {
        proxy.close();
    }

    private static Admission knowing(String token) {
        return credentials -> {
            String given = credentials.token().orElse("");
            if (given.equals("foreign")) {
                return CompletableFuture.failedFuture(
                        new RefusedException(TunnelErrorCode.TENANT_NOT_SERVED, "tenant", "not served"));
            }
            return given.equals(token)
                    ? CompletableFuture.completedFuture(new Admitted("default", "app", Optional.empty()))
                    : CompletableFuture.failedFuture(
                            new RefusedException(TunnelErrorCode.UNAUTHENTICATED, "sig", "not accepted"));
        };
    }

    /** Refuses what its host name says, echoes everything else with the location in front. */
    private static StreamHandler serve(TunnelStream stream) {
        Optional<TunnelErrorCode> refusal =
                TunnelErrorCode.ofWireName(stream.request().virtualHost().replace('-', '_'));
        if (refusal.isPresent()) {
            stream.refuse(new StreamError(refusal.get(), ""));
        } else {
            stream.accept();
        }
        return new StreamHandler() {
            @Override
            public void data(ByteBuf data) {
                stream.consumed(data.readableBytes());
                stream.write(data);
            }

            @Override
            public void finished() {
                String target =
                        stream.request().locationId() + "|" + stream.request().virtualHost() + ":"
                                + stream.request().virtualPort();
                stream.write(Unpooled.copiedBuffer("|" + target, StandardCharsets.US_ASCII));
                stream.finish();
            }

            @Override
            public void failed(StreamError error) {
                // the test looks at the other end
            }
        };
    }

    @Test
    @Tag("CONN-59")
    void theWorkedExampleIsAnsweredByteForByte() throws Exception {
        try (RawClient client = new RawClient(port)) {
            assertThat(ask(client, GREETING, 2)).isEqualTo("0580");
            assertThat(ask(client, AUTHENTICATION, 2)).isEqualTo("0100");
            assertThat(ask(client, CONNECT, 10)).isEqualTo(SUCCESS);

            assertThat(client.sends("hello").read(5)).isEqualTo("hello");
            // the client has ended its direction, and still hears the other one to its end
            assertThat(client.endsOutput().rest()).isEqualTo("|orlando|virtualhost:1234");
        }
    }

    @Test
    void bytesThatComeOneByOneOrAllAtOnceAreReadAlike() throws Exception {
        try (RawClient client = new RawClient(port)) {
            for (byte each : HEX.parseHex(GREETING + AUTHENTICATION + CONNECT)) {
                client.sends(new byte[] {each});
            }
            assertThat(hex(client.read(14))).isEqualTo("0580" + "0100" + SUCCESS);
        }
        try (RawClient client = new RawClient(port)) {
            client.sends(HEX.parseHex(GREETING + AUTHENTICATION + CONNECT)).sends("early");
            assertThat(hex(client.read(14))).isEqualTo("0580" + "0100" + SUCCESS);
            assertThat(client.read(5)).isEqualTo("early");
        }
    }

    @Test
    void withoutALocationAndWithAnIpv4Literal() throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.sends(HEX.parseHex(GREETING + "0100000018" + hex(TOKEN) + "00" + "050100010a141e281538"));
            assertThat(hex(client.read(14))).isEqualTo("0580" + "0100" + SUCCESS);
            assertThat(client.endsOutput().rest()).isEqualTo("||10.20.30.40:5432");
        }
    }

    @Tag("AGENT-66")
    @Test
    void aLocationWithoutAgentsIsReply3() throws Exception {
        try (RawClient client = new RawClient(port)) {
            String zurich = "10" + hex("WsO8cmljaC9EQzE=");
            client.sends(HEX.parseHex(GREETING + "0100000018" + hex(TOKEN) + zurich + CONNECT));

            assertThat(hex(client.rest())).isEqualTo("0580" + "0100" + "05030001000000000000");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "not-exposed, 02",
        "backend-unreachable, 04",
        "backend-timeout, 04",
        "backend-tls, 04",
        "overload, 01",
        "agent-draining, 03"
    })
    void whatTheAgentRefusesHasAReplyOfItsOwn(String host, String reply) throws Exception {
        try (RawClient client = new RawClient(port)) {
            String connect = "05010003" + HEX.toHexDigits((byte) host.length()) + hex(host) + "04d2";
            client.sends(HEX.parseHex(GREETING + AUTHENTICATION + connect));

            assertThat(hex(client.rest())).isEqualTo("0580" + "0100" + "05" + reply + "0001000000000000");
        }
    }

    @Test
    void aTokenThatIsNotAcceptedIsStatus1() throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.sends(HEX.parseHex(GREETING + "010000000b" + hex("abc.def.ghi") + "00" + CONNECT));
            assertThat(hex(client.rest())).isEqualTo("0580" + "0101");
        }
    }

    @Test
    void aTenantThatIsNotServedIsReply2() throws Exception {
        try (RawClient client = new RawClient(port)) {
            client.sends(HEX.parseHex(GREETING + "0100000007" + hex("foreign") + "00" + CONNECT));
            assertThat(hex(client.rest())).isEqualTo("0580" + "0100" + "05020001000000000000");
        }
    }

    @ParameterizedTest
    @CsvSource({"050100, 05ff", "05020002, 05ff", "0500, 05ff", "040180, ''", "47455420, ''"})
    void whoDoesNotOfferTheMethodIsToldSo(String greeting, String answer) throws Exception {
        try (RawClient client = new RawClient(port)) {
            assertThat(hex(client.sends(HEX.parseHex(greeting)).rest())).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0200000001",
                "0100000000",
                "0100004001",
                "01ffffffff",
                "010000000161" + "04" + "212121" + "21",
                "010000000161" + "03" + "59573d",
                "010000000161" + "04" + "2f773d3d"
            })
    void aMalformedAuthenticationIsStatus1(String bytes) throws Exception {
        try (RawClient client = new RawClient(port)) {
            assertThat(hex(client.sends(HEX.parseHex(GREETING + bytes)).rest())).isEqualTo("0580" + "0101");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "050200030161" + "0050, 07",
        "050300030161" + "0050, 07",
        "05010004" + "00000000000000000000000000000001" + "0050, 08",
        "0501000500" + "0050, 08",
        "0501000300" + "0050, 08",
        "050100030161" + "0000, 08",
        "05010003035f2f2a" + "0050, 08"
    })
    void whatIsNoConnectToAVirtualHostIsRefused(String request, String reply) throws Exception {
        try (RawClient client = new RawClient(port)) {
            assertThat(hex(client.sends(HEX.parseHex(GREETING + AUTHENTICATION + request))
                            .rest()))
                    .isEqualTo("0580" + "0100" + "05" + reply + "0001000000000000");
        }
    }

    @Test
    void whereNoTokenIsNeededMethod0IsOfferedToo() throws Exception {
        try (RawClient client = new RawClient(trustedPort)) {
            client.sends(HEX.parseHex("05020002" + CONNECT));
            assertThat(hex(client.read(12))).isEqualTo("0500" + SUCCESS);
        }
        try (RawClient client = new RawClient(trustedPort)) {
            assertThat(ask(client, "05020080", 2))
                    .as("the method with a location is preferred")
                    .isEqualTo("0580");
        }
    }

    private static String ask(RawClient client, String bytes, int answer) throws IOException {
        return hex(client.sends(HEX.parseHex(bytes)).read(answer));
    }

    private static String hex(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
