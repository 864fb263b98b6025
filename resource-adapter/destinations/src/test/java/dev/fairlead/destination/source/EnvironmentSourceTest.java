package dev.fairlead.destination.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.InvalidDestinationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EnvironmentSourceTest {

    private static EnvironmentSource of(String value) {
        return new EnvironmentSource(() -> Optional.of(value));
    }

    @Test
    @Tag("DEST-110")
    void readsTheFormOfTheServiceAndTheFirstOfEqualNamesCounts() {
        EnvironmentSource source = of("""
                [{"Name":"erp","URL":"https://one","Authentication":"NoAuthentication"},
                 {"Name":"erp","URL":"https://two","Authentication":"NoAuthentication"}]""");

        assertThat(source.find("erp").orElseThrow())
                .containsEntry("URL", "https://one")
                .containsEntry("Type", "HTTP");
    }

    @Test
    @Tag("DEST-110")
    void readsTheCamelCaseForm() {
        EnvironmentSource source = of("""
                [{"name":"erp","url":"https://one","username":"svc","password":"pw","proxyType":"Internet"},
                 {"name":"open","url":"https://two"}]""");

        assertThat(source.find("erp"))
                .contains(Map.of(
                        "Name", "erp",
                        "Type", "HTTP",
                        "URL", "https://one",
                        "User", "svc",
                        "Password", "pw",
                        "ProxyType", "Internet",
                        "Authentication", "BasicAuthentication"));
        assertThat(source.find("open").orElseThrow()).containsEntry("Authentication", "NoAuthentication");
    }

    @Test
    @Tag("DEST-110")
    void readyMadeTokensBecomeHeaderFields() {
        EnvironmentSource source = of("""
                [{"name":"erp","url":"https://one","authentication":"OAuth2JWTBearer",
                  "authTokens":[{"type":"bearer","value":"t0ken","expiresIn":"3600"}]},
                 {"Name":"tech","URL":"https://two","Authentication":"OAuth2TechnicalUserPropagation",
                  "authTokens":[{"http_header":{"key":"SAP-Connectivity-Technical-Authentication","value":"Bearer x"}}]}]
                """);

        assertThat(source.find("erp").orElseThrow())
                .containsEntry("URL.headers.Authorization", "bearer t0ken")
                .containsEntry("Authentication", "NoAuthentication")
                .doesNotContainKey("authTokens");
        assertThat(source.find("tech").orElseThrow())
                .containsEntry("URL.headers.SAP-Connectivity-Technical-Authentication", "Bearer x");
    }

    @Test
    @Tag("DEST-110")
    void headersAndQueriesOfTheCamelCaseFormAreGroups() {
        EnvironmentSource source = of("""
                [{"name":"erp","url":"https://one","headers":{"X-A":"1"},"queryParameters":{"q":2},
                  "originalProperties":{"Name":"erp","URL":"https://old","sap-language":"de"}}]""");

        assertThat(source.find("erp").orElseThrow())
                .containsEntry("URL.headers.X-A", "1")
                .containsEntry("URL.queries.q", "2")
                .containsEntry("URL", "https://one")
                .containsEntry("sap-language", "de");
    }

    @Test
    @Tag("DEST-110")
    void oneMalformedElementTakesOnlyItsOwnNameDown() {
        EnvironmentSource source = of("""
                [{"name":"nested","url":{"host":"s3cret"}},
                 {"name":"failed","url":"https://x","authTokens":[{"error":"s3cret","value":""}]},
                 {"name":"injected","url":"https://x","authTokens":[{"http_header":{"key":"A","value":"s3cret\\r\\nB: c"}}]},
                 "s3cret",
                 {"name":"good","url":"https://y"}]""");

        assertThat(source.names()).containsExactly("good");
        assertThat(source.find("good")).isPresent();
        assertThat(source.find("unknown")).isEmpty();
        for (String name : List.of("nested", "failed", "injected")) {
            assertThatThrownBy(() -> source.find(name))
                    .isInstanceOf(InvalidDestinationException.class)
                    .hasMessageContaining("its element has")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void elementsWithFragmentNameAreFragments() {
        EnvironmentSource source = of(
                "[{\"FragmentName\":\"eu\",\"URL.queries.region\":\"eu\"},{\"Name\":\"erp\",\"URL\":\"https://y\"}]");

        assertThat(source.findFragment("eu")).contains(Map.of("URL.queries.region", "eu"));
        assertThat(source.names()).containsExactly("erp");
    }

    @Test
    void anElementWithoutANameIsSkipped() {
        assertThat(of("[{\"URL\":\"https://x\"},{\"Name\":\"erp\",\"URL\":\"https://y\"}]")
                        .names())
                .containsExactly("erp");
    }

    @Test
    void anUnsetVariableKnowsNothing() {
        EnvironmentSource source = new EnvironmentSource(Optional::empty);

        assertThat(source.names()).isEmpty();
        assertThat(source.find("erp")).isEmpty();
    }

    @Test
    void aBrokenVariableIsNoAnswer() {
        assertThatThrownBy(
                        () -> of("[{\"Name\":\"erp\",\"Password\":\"s3cret\" x").find("erp"))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("environment variable destinations")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aChangedValueIsReadAnew() {
        AtomicReference<String> value = new AtomicReference<>("[{\"Name\":\"a\",\"URL\":\"x\"}]");
        EnvironmentSource source = new EnvironmentSource(() -> Optional.of(value.get()));
        assertThat(source.names()).containsExactly("a");

        value.set("[{\"Name\":\"b\",\"URL\":\"x\"}]");

        assertThat(source.names()).containsExactly("b");
    }
}
