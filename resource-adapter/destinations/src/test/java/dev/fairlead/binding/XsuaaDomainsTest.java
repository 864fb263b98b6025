package dev.fairlead.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XsuaaDomainsTest {

    @TempDir
    private Path root;

    private Bound process;

    @BeforeEach
    void start() {
        process = new Bound(root);
    }

    private Set<String> domains() {
        return XsuaaDomains.of(process.bindings());
    }

    private static String binding(String domain) {
        return "{\"name\":\"" + domain + "\",\"credentials\":{\"uaadomain\":\"" + domain + "\"}}";
    }

    @Test
    void areThoseOfEveryXsuaaThatIsBound() {
        process.variable(
                "VCAP_SERVICES",
                "{\"xsuaa\":[" + binding("authentication.eu10.example") + "," + binding("authentication.us10.example")
                        + "]}");

        assertThat(domains()).containsExactlyInAnyOrder("authentication.eu10.example", "authentication.us10.example");
    }

    @Test
    void areThoseThatOtherServicesNameWhoseTokensComeFromThere() {
        process.variable("VCAP_SERVICES", Bound.vcap("dest"));

        assertThat(domains()).containsExactly("authentication.example.org");
    }

    @Test
    void areInLowerCaseWithoutAPort() {
        process.variable("VCAP_SERVICES", "{\"xsuaa\":[" + binding("Authentication.EU10.example:443") + "]}");

        assertThat(domains()).containsExactly("authentication.eu10.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"com", ".example.org", "example.org.", "example.org/x", "user@example.org", "*.example.org"})
    void areNoneWhereABindingNamesWhatIsNoDomainOfAnybody(String domain) {
        process.variable("VCAP_SERVICES", "{\"xsuaa\":[" + binding(domain) + "]}");

        assertThat(domains()).isEmpty();
    }

    @Test
    void areThoseOfTheOtherServicesWhereOneBindingCannotBeRead() {
        process.setting("fairlead.binding.xsuaa", "/missing").variable("VCAP_SERVICES", Bound.vcap("dest"));

        assertThat(domains()).containsExactly("authentication.example.org");
    }

    @Test
    void areNoneWhereNothingIsBound() {
        assertThat(domains()).isEmpty();
    }
}
