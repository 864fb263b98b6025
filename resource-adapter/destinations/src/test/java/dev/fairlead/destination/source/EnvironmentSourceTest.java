package dev.fairlead.destination.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.InvalidDestinationException;
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
