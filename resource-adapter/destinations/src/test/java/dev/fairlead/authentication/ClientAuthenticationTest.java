package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.configuration.AssertionSettings;
import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.configuration.ProxyType;
import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.ClientAssertion;
import dev.fairlead.input.Sensitive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which of several proofs a client shows (authentication specification, 3.4 and 14.4). */
class ClientAuthenticationTest {

    private static final String URL = "https://id.example/token";
    private static final String CLIENT = "sb-fairlead!t1|dest!b2";
    private static final String SECRET = "p+w/=: %";
    private static final CallInput ASSERTION =
            CallInput.NONE.clientAssertion(new ClientAssertion(Sensitive.of("s1gned"), "urn:type"));

    /** The rows of the table that decides, first come first served. */
    private enum Row {
        KEY_STORE,
        ASSERTION,
        SERVICE_USER,
        NOT_IN_BODY,
        DEFAULT
    }

    private static ClientProof proof(Set<Row> conditions, boolean formEncoded, Optional<String> secret) {
        TokenService service = new TokenService(
                URL,
                false,
                ProxyType.INTERNET,
                CLIENT,
                secret.map(Secret::of),
                conditions.contains(Row.SERVICE_USER)
                        ? Optional.of(new TokenService.ServiceUser("proxy", Secret.of("pw")))
                        : Optional.empty(),
                !conditions.contains(Row.NOT_IN_BODY),
                "",
                List.of(),
                List.of(),
                List.of(),
                conditions.contains(Row.KEY_STORE)
                        ? Optional.of(new KeyStoreReference("tokenService.KeyStoreLocation", "a.p12", Secret.EMPTY))
                        : Optional.empty(),
                AssertionSettings.NONE,
                formEncoded,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        ClientAssertions assertions =
                new ClientAssertions("erp", AssertionSettings.NONE, new Neighbourhood(), Optional.empty());
        return new ClientAuthentication(service, assertions, "1")
                .prove(URL, conditions.contains(Row.ASSERTION) ? ASSERTION : CallInput.NONE);
    }

    private static ClientProof proof(Set<Row> conditions) {
        return proof(conditions, true, Optional.of(SECRET));
    }

    static Stream<Set<Row>> allCombinations() {
        return Stream.iterate(0, bits -> bits < 16, bits -> bits + 1).map(bits -> {
            Set<Row> rows = EnumSet.of(Row.DEFAULT);
            for (Row row : List.of(Row.KEY_STORE, Row.ASSERTION, Row.SERVICE_USER, Row.NOT_IN_BODY)) {
                if ((bits >> row.ordinal() & 1) == 1) {
                    rows.add(row);
                }
            }
            return rows;
        });
    }

    @ParameterizedTest
    @MethodSource("allCombinations")
    @Tag("AUTH-6")
    void theFirstRowThatFitsCounts(Set<Row> conditions) {
        ClientProof proof = proof(conditions);

        List<String> shown = new ArrayList<>();
        proof.parameters().forEach(parameter -> shown.add(parameter.getKey()));
        proof.headers().stream()
                .filter(header -> header.getKey().equals("Authorization"))
                .forEach(header -> shown.add(decoded(header.getValue())));
        boolean inBody = !conditions.contains(Row.NOT_IN_BODY);
        assertThat(shown)
                .isEqualTo(
                        switch (conditions.iterator().next()) {
                            case KEY_STORE -> List.of("client_id");
                            case ASSERTION -> List.of("client_id", "client_assertion", "client_assertion_type");
                            case SERVICE_USER ->
                                inBody ? List.of("client_id", "client_secret", "proxy:pw") : List.of("proxy:pw");
                            case NOT_IN_BODY -> List.of("sb-fairlead%21t1%7Cdest%21b2:p%2Bw%2F%3D%3A+%25");
                            case DEFAULT -> List.of("client_id", "client_secret");
                        });
    }

    private static String decoded(String basic) {
        return new String(Base64.getDecoder().decode(basic.substring("Basic ".length())));
    }

    @Test
    @Tag("AUTH-2")
    void idAndSecretAreFormEncodedBeforeTheyGoIntoTheHeader() {
        assertThat(proof(EnumSet.of(Row.NOT_IN_BODY)).headers())
                .containsExactly(
                        Map.entry(
                                "Authorization",
                                "Basic c2ItZmFpcmxlYWQlMjF0MSU3Q2Rlc3QlMjFiMjpwJTJCdyUyRiUzRCUzQSslMjU="),
                        Map.entry("X-CF-ENCODED-CREDENTIALS", "true"));
    }

    @Test
    void someTokenServicesCompareLiterally() {
        assertThat(proof(EnumSet.of(Row.NOT_IN_BODY), false, Optional.of(SECRET))
                        .headers())
                .containsExactly(Map.entry("Authorization", "Basic c2ItZmFpcmxlYWQhdDF8ZGVzdCFiMjpwK3cvPTogJQ=="));
    }

    @Test
    void aClientWithoutASecretIsNamedInTheBodyWhateverTheDestinationSays() {
        ClientProof proof = proof(EnumSet.of(Row.NOT_IN_BODY), true, Optional.empty());

        assertThat(proof.headers()).isEmpty();
        assertThat(proof.parameters()).containsExactly(Map.entry("client_id", CLIENT));
    }

    @Test
    void aProofDoesNotPrint() {
        assertThat(proof(EnumSet.of(Row.DEFAULT)).toString()).doesNotContain(SECRET);
    }
}
