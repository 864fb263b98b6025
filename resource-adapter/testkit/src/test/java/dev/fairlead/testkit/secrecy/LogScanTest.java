package dev.fairlead.testkit.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/** A suite fails exactly when its log shows a secret, and every suite that meets secrets is looked at. */
@Tag("AUTH-55")
class LogScanTest {

    @ExtendWith(LogScan.class)
    static class Suite {
        private static final System.Logger LOG = System.getLogger("dev.fairlead.suite");

        @Test
        void logsNothingSecret() {
            Secrets.tell("minted-4711");
            LOG.log(Level.TRACE, "A token of 3,600 seconds");
        }

        @Test
        void logsWhatADoubleMinted() {
            Secrets.tell("minted-4711");
            LOG.log(Level.TRACE, "Token {0}", "minted-4711");
        }

        @Test
        void logsItInACause() {
            Secrets.tell("minted-4711");
            LOG.log(Level.DEBUG, "Failed", new IllegalStateException(new IllegalStateException("minted-4711")));
        }

        @Test
        void hasASecretThatNobodyCouldLookFor() {
            Secrets.tell("token");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../destinations",
                "../connector",
                "../../cdi-extension/extension",
                "../../tunnel-runtime/gateway",
                "../../tunnel-runtime/agent"
            })
    void theWholeSuiteOfAModuleIsLookedAt(String module) throws IOException {
        Path resources = Path.of(module, "src", "test", "resources");

        assertThat(resources.resolve("META-INF/services/org.junit.jupiter.api.extension.Extension"))
                .content()
                .contains(LogScan.class.getName());
        assertThat(resources.resolve("junit-platform.properties"))
                .content()
                .contains("junit.jupiter.extensions.autodetection.enabled = true");
    }

    @Test
    void aSilentTestPasses() {
        assertThat(run("logsNothingSecret")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logsWhatADoubleMinted", "logsItInACause"})
    void aTestThatShowsWhatADoubleToldFails(String method) {
        assertThat(run(method))
                .singleElement()
                .satisfies(failure -> assertThat(failure.getException())
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("minted-4711"));
    }

    @Test
    void aTestWithASecretThatCouldStandAnywhereFails() {
        assertThat(run("hasASecretThatNobodyCouldLookFor")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_secret=a-s3cret",
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.",
                "--code eyJlbmRwb2ludCI6ImdhdGV3YXk6ODQ0MyJ9",
                "<saml2:Assertion ID=\"_1\">",
                "assertion=PHNhbWwyOkFzc2VydGlvbg",
                "-----BEGIN EC PRIVATE KEY-----"
            })
    void whatLooksLikeASecretIsFound(String text) {
        assertThat(SecretShapes.find(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"me:s3cret", "you:s3cret", "anna:s3cret", "s3cret"})
    void passwordsAreFoundInHttpBasic(String credentials) {
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.US_ASCII));

        assertThat(SecretShapes.find("Authorization: Basic " + encoded)).isPresent();
    }

    private static List<Failure> run(String method) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectMethod(Suite.class, method))
                                .build(),
                        summary);
        assertThat(summary.getSummary().getTestsStartedCount()).isEqualTo(1);
        return summary.getSummary().getFailures();
    }
}
