package dev.fairlead.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.error.InvalidDestinationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every property of every type, missing, empty, malformed, out of range and contradictory: one error, which names it. */
class BadInputTest {

    private static final List<String> TABLES = List.of(
            "bad-http.txt", "bad-token-service.txt", "bad-saml.txt", "bad-mail.txt", "bad-ldap-tcp.txt", "bad-rfc.txt");

    /** What cannot be wrong: text for people and for others, stores of any name, and values that fall back by rule. */
    private static final Set<String> ANY_VALUE = Set.of(
            "Name",
            "FragmentName",
            "Description",
            "ldap.description",
            "mail.description",
            "jco.destination.description",
            "scope",
            "HostnameVerifier",
            "TrustStorePassword",
            "KeyStorePassword",
            "tokenService.KeyStorePassword",
            "fairlead.clientAssertion.keyStorePassword",
            "tokenServiceURL.ConnectionTimeoutInSeconds",
            "tokenServiceURL.SocketReadTimeoutInSeconds",
            "jco.destination.repository_destination");

    static Stream<BadRow> rows() {
        return TABLES.stream().map(BadRow::read).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rows")
    @Tag("DEST-6")
    @Tag("DEST-7")
    @Tag("DEST-8")
    @Tag("DEST-14")
    @Tag("DEST-15")
    @Tag("DEST-17")
    @Tag("AUTH-61")
    @Tag("AUTH-63")
    @Tag("AUTH-67")
    void aWrongPropertyGivesOneErrorThatNamesIt(BadRow row) {
        Map<String, String> properties = row.properties();

        InvalidDestinationException failure =
                catchThrowableOfType(InvalidDestinationException.class, () -> Samples.read(properties));

        assertThat(failure).as("refusal").isNotNull();
        assertThat(failure)
                .hasMessageStartingWith(row.code() + ": destination 'shop', " + row.property() + ": ")
                .hasMessageContaining(row.found())
                .hasMessageNotContaining("; also ")
                .hasMessageNotContaining("s3cret");
        assertThat(failure.getMessage().chars()).noneMatch(Character::isISOControl);
    }

    @ParameterizedTest
    @MethodSource("dev.fairlead.configuration.Samples#names")
    void theSamplesThatAreChangedAreValid(String sample) {
        assertThat(Samples.read(Samples.of(sample)).name()).isEqualTo("shop");
    }

    @Test
    void noPropertyIsLeftOut() {
        Set<String> untested = new TreeSet<>(PropertyNames.known());
        rows().map(BadRow::touched).forEach(untested::removeAll);

        assertThat(ANY_VALUE).containsAll(untested);
    }

    /** A blank value is none, so it can never be what is read. */
    @ParameterizedTest
    @MethodSource("dev.fairlead.configuration.Samples#names")
    void anOptionalPropertyThatIsBlankIsAnAbsentOne(String sample) {
        Configuration without = Samples.read(Samples.of(sample));
        for (String property : PropertyNames.known()) {
            Map<String, String> properties = Samples.of(sample);
            boolean foreign = sample.startsWith("RFC")
                    && !property.startsWith("jco.")
                    && !property.matches("(Key|Trust)Store(Location|Password)|Description|FragmentName|Name");
            if (!foreign && properties.putIfAbsent(property, "  ") == null) {
                assertThat(Samples.read(properties)).as(property).isEqualTo(without);
            }
        }
    }
}
