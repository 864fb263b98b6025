package dev.fairlead.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.certificate.KeyFile;
import dev.fairlead.agent.certificate.KeyPlaces;
import dev.fairlead.agent.certificate.UserKeys;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How users become certificates, and which systems want one. */
class PropagationSettingsTest extends ReadConfiguration {
    @ParameterizedTest
    @CsvSource({
        "NONE, HEADER, false",
        "NONE_RESTRICTED, HEADER, false",
        "X509_GENERAL, HEADER, false",
        "X509_RESTRICTED, HEADER, false",
        "X509_GENERAL, HANDSHAKE, true",
        "X509_RESTRICTED, HANDSHAKE, true",
    })
    void aPrincipalIsRequiredWhereTheSystemCertificateCouldTakeItsPlace(
            String mode, String presentation, boolean required) throws Exception {
        HttpMapping mapping = only(read("mappings:\n  - {virtual: \"a:443\", internal: \"https://b\","
                + " authenticationMode: " + mode + ", presentPrincipal: " + presentation + "}\n"));

        assertThat(mapping.principals().required()).isEqualTo(required);
    }

    @Test
    void howUsersBecomeCertificatesIsRead() throws Exception {
        PropagationSettings settings =
                read("propagation: {userKeys: RSA, sendIssuers: true}\n").propagation();

        assertThat(settings.userKeys()).isEqualTo(UserKeys.RSA);
        assertThat(settings.sendIssuers()).isTrue();
        assertThat(read("# nothing\n").propagation().userKeys()).isEqualTo(UserKeys.AS_AUTHORITY);
    }

    @Tag("AUTH-95")
    @ParameterizedTest
    @CsvSource({
        "true, NONE, '', true",
        "true, NONE_RESTRICTED, '', true",
        "true, NONE, 'refusePrincipal: false', false",
        "true, X509_GENERAL, '', false",
        "false, NONE, '', false",
        "false, NONE, 'refusePrincipal: true', true",
    })
    void unexpectedPrincipalsMayBeRefusedEverywhere(boolean everywhere, String mode, String own, boolean refused)
            throws Exception {
        HttpMapping mapping = only(read("propagation: {refusePrincipal: " + everywhere
                + "}\nmappings:\n  - {virtual: \"a:443\", internal: \"https://b\", authenticationMode: " + mode
                + (own.isEmpty() ? "" : ", " + own) + "}\n"));

        assertThat(mapping.principals().refused()).isEqualTo(refused);
    }

    @Test
    void keysMayBeGiven() throws Exception {
        Files.writeString(directory.resolve("users.p12"), "");
        Files.writeString(directory.resolve("password"), "");

        KeyPlaces places = read("""
                certificates:
                  authority: {file: users.p12, passwordFile: password}
                """).keys();

        assertThat(places.authority())
                .contains(new KeyFile(directory.resolve("users.p12"), Optional.of(directory.resolve("password"))));
        assertThat(places.system()).isEmpty();
        assertThat(problems("certificates: {system: {file: absent.pem}}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("certificates.system.file"));
    }

    @Test
    void technicalUsersThatNoRuleTellsApartAreWarnedAbout() throws Exception {
        String propagating =
                "mappings:\n  - {virtual: \"a:443\", internal: \"https://b\", authenticationMode: X509_GENERAL}\n";

        assertThat(read(propagating).warnings())
                .anySatisfy(warning -> assertThat(warning).contains("user_type"));
        assertThat(read(propagating + "propagation:\n  subjectPatterns:\n"
                                + "    - {when: {variable: user_type, operator: is, value: Technical}, subject: {CN: t}}\n"
                                + "    - {subject: {CN: \"${name}\"}}\n")
                        .warnings())
                .noneMatch(warning -> warning.contains("user_type"));
    }

    @Tag("AUTH-96")
    @ParameterizedTest
    @ValueSource(strings = {"X509_GENERAL", "X509_RESTRICTED", "NONE_RESTRICTED"})
    void certificateModesNeedTlsToTheBackEnd(String mode) {
        assertThat(problems("mappings:\n  - {virtual: \"a:80\", internal: \"http://b\", authenticationMode: " + mode
                        + "}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.problem()).contains("http back end"));
    }

    @Tag("AUTH-100")
    @ParameterizedTest
    @ValueSource(strings = {"X509_GENERAL", "X509_RESTRICTED"})
    void usersArePassedOnToAnRfcSystemOverASecureConnectionOnly(String mode) throws Exception {
        String mapping =
                "mappings:\n  - {virtual: \"erp:sapgw00\", internal: \"%s://b\", authenticationMode: " + mode + "}\n";

        assertThat(problems(mapping.formatted("rfc"))).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("mappings[0].authenticationMode");
            assertThat(problem.hint()).contains("rfcs");
        });
        assertThat(only(read(mapping.formatted("rfcs"))).principals().mode()).hasToString(mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0m", "43201m", "-5m", "60", "forever"})
    void anImpossibleValidityIsRefused(String validity) {
        assertThat(problems("propagation: {certificateValidity: " + validity + "}\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("propagation.certificateValidity");
                    assertThat(problem.line()).isEqualTo(1);
                    assertThat(problem.hint()).isNotEmpty();
                });
    }

    @Tag("AUTH-90")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{when: {variable: a, operator: exist, value: x}, subject: {CN: x}}",
                "{when: {variable: a, operator: like, value: x}, subject: {CN: x}}",
                "{when: {variable: a, operator: is}, subject: {CN: x}}",
                "{when: {variable: user_type, operator: is, value: technical}, subject: {CN: x}}",
                "{when: {variable: a, operator: exist}, subject: {DC: x}}",
                "{when: {variable: a, operator: exist}, subject: {CN: \"${name\"}}",
                "{when: {variable: a, operator: exist}, subject: {CN: \"${a b}\"}}",
                "{when: {variable: a, operator: exist}, subject: {}}",
            })
    void aSubjectRuleThatCannotWorkIsRefused(String rule) {
        assertThat(problems("propagation:\n  subjectPatterns:\n    - " + rule + "\n    - subject: {CN: \"${name}\"}\n"))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.key()).startsWith("propagation.subjectPatterns[0]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{subject: {CN: a}}, {subject: {CN: b}}]",
                "[{when: {variable: a, operator: exist}, subject: {CN: a}}]",
            })
    void onlyTheLastSubjectRuleIsUnconditional(String rules) {
        assertThat(problems("propagation:\n  subjectPatterns: " + rules + "\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("propagation.subjectPatterns"));
    }
}
