package dev.fairlead.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.fixture.TestServerIdentity;
import dev.fairlead.tunnel.carrier.BasicLogon;
import dev.fairlead.tunnel.carrier.Carrier;
import dev.fairlead.tunnel.carrier.CarrierSettings;
import dev.fairlead.tunnel.carrier.EgressProxy;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.configuration.ConfigurationProblem;
import dev.fairlead.tunnel.keys.Pem;
import dev.fairlead.tunnel.keys.PrivateFile;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way to the gateway. */
class GatewaySectionTest extends ReadConfiguration {

    @Test
    void withoutAWordTheAgentFindsTheCarrierItselfAndUsesNoProxy() throws Exception {
        assertThat(read("").gateway())
                .isEqualTo(new GatewayAccess(2, Duration.ofSeconds(60), CarrierSettings.DEFAULT, true));
    }

    @Test
    void whatIsExposedIsPublishedUnlessTheConfigurationSaysNo() throws Exception {
        assertThat(read("gateway: {publishMappings: true}\n").gateway().publishesMappings())
                .isTrue();
        assertThat(read("gateway: {publishMappings: false}\n").gateway().publishesMappings())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"auto, AUTO", "tls, TLS", "websocket, WEBSOCKET"})
    void theCarrierCanBeChosen(String word, Carrier carrier) throws Exception {
        assertThat(read("gateway: {carrier: " + word + "}\n")
                        .gateway()
                        .carrier()
                        .carrier())
                .isEqualTo(carrier);
    }

    @Test
    void anIngressIsTrustedByItsAuthority() throws Exception {
        List<X509Certificate> chain = TestServerIdentity.onLoopback().chain();
        Files.writeString(directory.resolve("ca.pem"), Pem.encode(chain));

        assertThat(read("gateway: {ingressTrust: [ca.pem]}\n")
                        .gateway()
                        .carrier()
                        .ingressTrust())
                .isEqualTo(chain);
    }

    @Test
    void aProxyHasAnAddressAndALogon() throws Exception {
        PrivateFile.write(directory.resolve("proxy.password"), "open s3cret\n");

        assertThat(read("""
                                gateway:
                                  proxy: {address: "proxy.corp:3128", user: Aladdin, passwordFile: proxy.password}
                                """).gateway().carrier().proxy())
                .contains(EgressProxy.at(new Endpoint("proxy.corp", 3128))
                        .withLogon(new BasicLogon("Aladdin", "open s3cret")));
    }

    @Test
    void theAgentLogsOnAtAProxyByItsKeytab() throws Exception {
        Files.writeString(directory.resolve("svc.keytab"), "");

        assertThat(read("""
                                kerberos: {principal: svc-agent@CORP.EXAMPLE, keytab: svc.keytab}
                                gateway:
                                  proxy: {address: "proxy.corp:3128", logon: negotiate}
                                """).gateway().carrier().proxy().flatMap(EgressProxy::logon))
                .hasValueSatisfying(logon -> {
                    assertThat(logon.scheme()).isEqualTo("negotiate");
                    assertThat(logon.shown()).isEqualTo("the Kerberos ticket of svc-agent@CORP.EXAMPLE");
                });
    }

    @Test
    void hostsCanBeReachedWithoutTheProxy() throws Exception {
        CarrierSettings carrier = read("""
                        gateway:
                          proxy: {address: "proxy.corp:3128", noProxy: [gw.corp, .intern, 10.0.0.0/8]}
                        """).gateway().carrier();

        assertThat(carrier.proxyTo(Endpoint.parse("gw.corp:443"))).isEmpty();
        assertThat(carrier.proxyTo(Endpoint.parse("gw.intern:443"))).isEmpty();
        assertThat(carrier.proxyTo(Endpoint.parse("10.1.2.3:443"))).isEmpty();
        assertThat(carrier.proxyTo(Endpoint.parse("gw.example:443"))).isPresent();
    }

    @Test
    @Tag("AGENT-84")
    void aPasswordThatOthersCanReadIsNotUsedNorShown() throws Exception {
        Files.writeString(directory.resolve("proxy.password"), "open s3cret\n");

        assertThat(problems(
                        "gateway: {proxy: {address: \"proxy.corp:3128\", user: a, passwordFile: proxy.password}}\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("gateway.proxy.passwordFile");
                    assertThat(problem.toString()).doesNotContain("s3cret");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{publishMappings: virtual}                               | gateway.publishMappings",
                "{carrier: quic}                                          | gateway.carrier",
                "{carrier: tls, ingressTrust: []}                         | gateway.ingressTrust",
                "{ingressTrust: [absent.pem]}                             | gateway.ingressTrust[0]",
                "{proxy: {user: a}}                                       | gateway.proxy",
                "{proxy: {address: \"http://proxy:3128\"}}                | gateway.proxy.address",
                "{proxy: {address: \"proxy:3128\", user: a}}              | gateway.proxy",
                "{proxy: {address: \"proxy:3128\", password: a}}          | gateway.proxy.password",
                "{proxy: {address: \"proxy:3128\", logon: ntlm}}          | gateway.proxy.logon",
                "{proxy: {address: \"proxy:3128\", logon: basic}}         | gateway.proxy",
                "{proxy: {address: \"proxy:3128\", logon: negotiate}}     | gateway.proxy.logon",
                "{proxy: {address: \"proxy:3128\", logon: negotiate, user: a}} | gateway.proxy",
                "{proxy: {address: \"proxy:3128\", noProxy: gw}}          | gateway.proxy.noProxy",
                "{proxy: {address: \"proxy:3128\", noProxy: [\"*\"]}}   | gateway.proxy.noProxy[0]"
            })
    void aMistakeIsToldWithItsKey(String section, String key) {
        assertThat(problems("gateway: " + section + "\n"))
                .extracting(ConfigurationProblem::key)
                .contains(key);
    }

    @Test
    void aUserWithAColonCannotLogOn() throws Exception {
        PrivateFile.write(directory.resolve("proxy.password"), "x");

        assertThat(problems(
                        "gateway: {proxy: {address: \"proxy:3128\", user: \"a:b\", passwordFile: proxy.password}}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("gateway.proxy.user"));
    }
}
