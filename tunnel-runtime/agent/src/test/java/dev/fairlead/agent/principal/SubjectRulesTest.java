package dev.fairlead.agent.principal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import jakarta.json.Json;
import java.io.StringReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors of the authentication specification, 14.9. */
class SubjectRulesTest {
    private static final String T1 = """
            {"sub":"7f0b6a3e","user_name":"jane.doe@example.org","email":"jane.doe@example.org","userId":"root-7",
             "xs.user.attributes":{"userId":["JDOE"],"costcenter":["4711"],"roles":["a","b"]}}""";
    private static final String T2 = """
            {"sub":"sb-tech!t2","client_id":"sb-tech!t2","cid":"sb-tech!t2","azp":"sb-tech!t2"}""";
    private static final String O1 = """
            {"iss":"https://issuer.com","sub":"test","email":"test@users.com"}""";

    static Stream<Arguments> subjects() {
        return Stream.of(
                arguments(T1, "CN=${name}", "CN=jane.doe@example.org"),
                arguments(O1, "CN=${name}", "CN=test@users.com"),
                arguments("{\"sub\":\"test\"}", "CN=${name}", "CN=test"),
                arguments(T1, "CN=${userId}", "CN=JDOE"),
                arguments(T1, "CN=${cp.userId}", "CN=root-7"),
                arguments(T1, "CN=${costcenter}|OU=BTP|O=Example, Corp|C=DE", "CN=4711,OU=BTP,O=Example\\, Corp,C=DE"),
                arguments(T1, "CN=${name}|EMAIL=${email}", "CN=jane.doe@example.org,EMAIL=jane.doe@example.org"),
                arguments(user("x,OU=admin"), "CN=${name}", "CN=x\\,OU=admin"),
                arguments(user("a+b=\\\"c\\\"<d>;#\\\\"), "CN=${name}", "CN=a\\+b=\\\"c\\\"\\<d\\>\\;#\\\\"),
                arguments(user("#0123"), "CN=${name}", "CN=\\#0123"),
                arguments("{\"user_name\":\"\",\"sub\":\"s1\"}", "CN=${name}", "CN=s1"),
                arguments(T1, "CN=$${name}-$5-${user_type}", "CN=${name}-$5-Business"),
                arguments(T1, "CN=p-${costcenter}-${cp.userId}", "CN=p-4711-root-7"),
                arguments(user("${email}"), "CN=${name}", "CN=${email}"),
                arguments("{\"n\":42,\"b\":true}", "CN=${n}-${b}", "CN=42-true"),
                arguments(user("Ju\u0308rgen"), "CN=${name}", "CN=J\u00FCrgen"),
                arguments(
                        "{\"user_name\":\"jane\",\"xs.user.attributes\":{\"user_name\":[\"evil\"]}}",
                        "CN=${name}",
                        "CN=jane"),
                arguments(
                        "{\"user_name\":\"jane\",\"xs.user.attributes\":{\"user_name\":[\"evil\"]}}",
                        "CN=${user_name}",
                        "CN=evil"));
    }

    @Tag("AUTH-87")
    @Tag("AGENT-56")
    @ParameterizedTest
    @MethodSource("subjects")
    void buildsTheSubject(String claims, String pattern, String expected) {
        assertThat(pattern(pattern).subjectOf(business(claims))).hasToString(expected);
    }

    @Tag("CONN-84")
    @ParameterizedTest
    @CsvSource({
        "user_name email mail user_uuid sub, user_name",
        "sub user_uuid mail email, email",
        "sub user_uuid mail, mail",
        "sub user_uuid, user_uuid",
        "sub, sub"
    })
    void withoutARuleTheNameIsOfTheFirstClaimThatIsThere(String present, String expected) {
        String claims = Stream.of(present.split(" "))
                .map(claim -> "\"" + claim + "\":\"of-" + claim + "\"")
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(SubjectRules.byName().subjectOf(business(claims))).hasToString("CN=of-" + expected);
    }

    @Test
    void aTechnicalPrincipalIsNamedByItsClient() {
        assertThat(SubjectRules.byName().subjectOf(claims(PrincipalKind.TECHNICAL, T2)))
                .hasToString("CN=sb-tech!t2");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(T1, "CN=${roles}", "MULTIVALUE roles"),
                arguments(T1, "CN=${mail}", "UNRESOLVED mail"),
                arguments("{}", "CN=${name}", "UNRESOLVED name"),
                arguments("{\"o\":{\"a\":1}}", "CN=${o}", "NOT_SCALAR o"),
                arguments("{\"o\":[]}", "CN=${o}", "UNRESOLVED o"),
                arguments("{\"o\":null}", "CN=${o}", "UNRESOLVED o"),
                arguments(user("a\\nb"), "CN=${name}", "BAD_CHAR name"),
                arguments(user("a\u202Eb"), "CN=${name}", "BAD_CHAR name"),
                arguments(user("\\ud800"), "CN=${name}", "BAD_CHAR name"),
                arguments(user(" admin"), "CN=${name}", "EDGE_SPACE name"),
                arguments(user("admin\u00A0"), "CN=${name}", "EDGE_SPACE name"),
                arguments(user("u".repeat(65)), "CN=${name}", "TOO_LONG CN"),
                arguments(user("germany"), "C=${name}", "TOO_LONG C"),
                arguments(user("1!"), "C=${name}", "BAD_CHAR C"),
                arguments(user("j\u00FC@example.org"), "EMAIL=${name}", "BAD_CHAR EMAIL"));
    }

    @Tag("AUTH-87")
    @Tag("AGENT-54")
    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatMakesNoName(String claims, String pattern, String reason) {
        assertThatThrownBy(() -> pattern(pattern).subjectOf(business(claims)))
                .isInstanceOfSatisfying(PrincipalRefusedException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(TunnelErrorCode.PRINCIPAL_UNMAPPED);
                    assertThat(refused.reason()).isEqualTo(reason);
                });
    }

    @Test
    void aRefusalNeverShowsTheValue() {
        assertThatThrownBy(() -> pattern("CN=${name}").subjectOf(business(user(" secret-name"))))
                .hasMessageNotContaining("secret-name");
    }

    @Tag("AGENT-53")
    @Test
    void aClaimCannotAddAField() {
        assertThat(pattern("CN=${name}").subjectOf(business(user("x,O=Admins"))).fields())
                .containsExactly(Map.entry(SubjectField.CN, "x,O=Admins"));
    }

    @Tag("AUTH-88")
    @Tag("AGENT-55")
    @ParameterizedTest
    @CsvSource({
        "costcenter, EXIST, , true",
        "mail, EXIST_NOT, , true",
        "mail, EXIST, , false",
        "user_name, IS, jane.doe@example.org, true",
        "user_name, IS, Jane.Doe@example.org, false",
        "mail, IS_NOT, x, false",
        "user_name, IS_NOT, x, true",
        "roles, IS, b, true",
        "roles, IS_NOT, b, false",
        "user_type, IS, Technical, false",
        "user_type, IS, Business, true",
        "user_type, IS_NOT, Technical, true",
    })
    void judgesConditions(String variable, SubjectCondition.Operator operator, String value, boolean holds) {
        SubjectCondition condition = new SubjectCondition(variable, operator, Optional.ofNullable(value));

        assertThat(condition.holds(business(T1))).isEqualTo(holds);
    }

    @Tag("AUTH-89")
    @Test
    void aRuleThatAppliesButFailsDoesNotFallThrough() {
        SubjectRules rules = new SubjectRules(List.of(
                new SubjectRule(
                        Optional.of(
                                new SubjectCondition("user_name", SubjectCondition.Operator.EXIST, Optional.empty())),
                        pattern("CN=${absent}")),
                new SubjectRule(Optional.empty(), pattern("CN=${name}"))));

        assertThatThrownBy(() -> rules.subjectOf(business(T1))).isInstanceOf(PrincipalRefusedException.class);
        assertThat(rules.subjectOf(business("{\"sub\":\"s\"}"))).hasToString("CN=s");
    }

    private static Claims business(String json) {
        return claims(PrincipalKind.BUSINESS, json);
    }

    private static Claims claims(PrincipalKind kind, String json) {
        return new Claims(kind, Json.createReader(new StringReader(json)).readObject());
    }

    private static String user(String name) {
        return "{\"user_name\":\"" + name + "\"}";
    }

    private static SubjectPattern pattern(String fields) {
        Map<SubjectField, String> texts = new EnumMap<>(SubjectField.class);
        for (String field : fields.split("\\|")) {
            int equals = field.indexOf('=');
            texts.put(SubjectField.valueOf(field.substring(0, equals)), field.substring(equals + 1));
        }
        return SubjectPattern.of(texts);
    }
}
