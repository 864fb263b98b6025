package dev.fairlead.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.ServerAddress;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors of the authentication specification, 14.5, and its table of reply codes, 8.3. */
class SocksHandshakeTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final Secret TOKEN = Secret.of("abc.def.ghi");
    private static final String OPEN = "0580" + "0100" + "05000001" + "7f000001" + "1234";

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    private ByteArrayInputStream open(String answers, String host, String locationId) throws IOException {
        ByteArrayInputStream input = new ByteArrayInputStream(HEX.parseHex(answers));
        new SocksHandshake("queue", new ServerAddress(host, 1234), locationId).open(input, sent, TOKEN);
        return input;
    }

    @Test
    @Tag("AUTH-104")
    void greetsShowsTheTokenAndAsksForTheVirtualHost() throws IOException {
        open(OPEN, "virtualhost", "orlando");

        assertThat(HEX.formatHex(sent.toByteArray()))
                .isEqualTo("050180"
                        + "010000000b6162632e6465662e6768690c62334a735957356b62773d3d"
                        + "050100030b7669727475616c686f737404d2");
    }

    @Test
    @Tag("CONN-27")
    void bytesAreThoseOfTheWorkedExample() throws IOException {
        new SocksHandshake("queue", new ServerAddress("virtualhost", 1234), "orlando")
                .open(
                        new ByteArrayInputStream(HEX.parseHex("0580" + "0100" + "05000001000000000000")),
                        sent,
                        Secret.of("eyJhbGciOiJub25lIn0.e30."));

        assertThat(HEX.formatHex(sent.toByteArray()))
                .isEqualTo("050180"
                        + "010000001865794a68624763694f694a756232356c496e302e6533302e0c62334a735957356b62773d3d"
                        + "050100030b7669727475616c686f737404d2");
    }

    @Test
    @Tag("CONN-29")
    void aLocationIsUtf8AndFitsUpTo189Bytes() throws IOException {
        open(OPEN, "virtualhost", "Z\u00fcrich/DC1");
        assertThat(HEX.formatHex(sent.toByteArray()))
                .contains("10" + HEX.formatHex("WsO8cmljaC9EQzE=".getBytes(StandardCharsets.US_ASCII)));
        open(OPEN, "virtualhost", "l".repeat(189));
        sent.reset();

        assertThatThrownBy(() -> open(OPEN, "virtualhost", "l".repeat(190)))
                .hasMessageContaining("destination 'queue'")
                .hasMessageContaining("CloudConnectorLocationId")
                .hasMessageContaining("190 bytes; the proxy can be told 189");
        assertThat(sent.size()).isZero();
    }

    @Test
    @Tag("CONN-31")
    void anIpv6AddressIsRefusedHere() {
        assertThatThrownBy(() -> open(OPEN, "fe80::1", ""))
                .isInstanceOf(DestinationException.class)
                .hasMessageContaining("virtual host: is 'fe80::1': no IPv4 address");
        assertThat(sent.size()).isZero();
    }

    @Test
    @Tag("CONN-33")
    void answersThatComeByteByByteAreRead() throws IOException {
        InputStream drop =
                new FilterInputStream(
                        new ByteArrayInputStream(HEX.parseHex("0580" + "0100" + "0500000303616263" + "1234" + "ff"))) {
                    @Override
                    public int read(byte[] buffer, int from, int length) throws IOException {
                        return super.read(buffer, from, Math.min(length, 1));
                    }
                };
        new SocksHandshake("queue", new ServerAddress("virtualhost", 1234), "").open(drop, sent, TOKEN);

        assertThat(drop.read()).isEqualTo(0xff);
    }

    @Test
    @Tag("AUTH-104")
    @Tag("CONN-28")
    void withoutLocationItsLengthIsZero() throws IOException {
        open(OPEN, "virtualhost", "");

        assertThat(HEX.formatHex(sent.toByteArray())).contains("010000000b6162632e6465662e67686900" + "0501");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.255, 050100010a0000ff04d2",
        "10.0.0.256, 050100030a31302e302e302e32353604d2",
        "10.0.0, 050100030631302e302e3004d2"
    })
    @Tag("CONN-31")
    void anIpv4AddressIsSentAsOneAndAnythingElseAsAName(String host, String request) throws IOException {
        open(OPEN, host, "");

        assertThat(HEX.formatHex(sent.toByteArray())).endsWith(request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05000001" + "7f000001" + "1234",
                "05000003" + "03616263" + "1234",
                "05000004" + "00000000000000000000000000000001" + "1234"
            })
    @Tag("CONN-33")
    void afterTheReplyTheStreamBelongsToTheServer(String reply) throws IOException {
        ByteArrayInputStream input = open("0580" + "0100" + reply + "ff", "virtualhost", "");

        assertThat(input.read()).isEqualTo(0xff);
    }

    @ParameterizedTest
    @CsvSource({
        "01, TARGET_UNREACHABLE, refused virtualhost:1234 with reply 1",
        "02, SYSTEM_NOT_EXPOSED, no agent exposes virtualhost:1234",
        "03, NO_AGENT, no agent with location id 'orlando' is connected",
        "04, BACKEND_UNREACHABLE, the agent cannot reach virtualhost:1234",
        "05, CREDENTIALS_REFUSED, the agent or the proxy refused who is calling",
        "06, TARGET_UNREACHABLE, refused virtualhost:1234 with reply 6",
        "07, TARGET_UNREACHABLE, refused virtualhost:1234 with reply 7",
        "08, TARGET_UNREACHABLE, refused virtualhost:1234 with reply 8",
        "63, TARGET_UNREACHABLE, refused virtualhost:1234 with reply 99"
    })
    @Tag("AUTH-104")
    @Tag("CONN-32")
    void everyReplyHasAMessageOfItsOwn(String reply, ErrorCode code, String message) {
        assertThatThrownBy(() -> open("0580" + "0100" + "05" + reply, "virtualhost", "orlando"))
                .isInstanceOf(DestinationException.class)
                .hasMessageContaining("destination 'queue', connectivity proxy: " + message)
                .extracting("code")
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "0480, is no SOCKS5 proxy",
        "05ff, does not take a token",
        "05800101, refused the token of the connectivity instance",
        "05800500, answers the token unintelligibly",
        "0580010004, answers the request unintelligibly",
        "0580010005000009, answers with an unknown kind of address"
    })
    @Tag("CONN-34")
    void aProxyThatAnswersOtherwiseIsNotUsed(String answers, String message) {
        assertThatThrownBy(() -> open(answers, "virtualhost", ""))
                .isInstanceOf(DestinationException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining(TOKEN.reveal());
    }

    @Test
    void theTokenWaitsUntilTheProxyTakesTokens() {
        assertThatThrownBy(() -> open("0500", "virtualhost", "")).isInstanceOf(DestinationException.class);

        assertThat(HEX.formatHex(sent.toByteArray())).isEqualTo("050180");
    }

    @Test
    void aProxyThatHangsUpIsAFailureOfTheConnection() {
        assertThatThrownBy(() -> open("0580", "virtualhost", "")).isInstanceOf(EOFException.class);
    }
}
