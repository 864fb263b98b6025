package dev.fairlead.agent.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.agent.access.CallRules;
import dev.fairlead.agent.access.FunctionAccess;
import dev.fairlead.agent.access.FunctionResource;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.access.PathResource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which functions of RFC systems are exposed. */
class FunctionSettingsTest extends ReadConfiguration {
    private static final String MAPPING = "mappings:\n  - virtual: erp.corp:sapgw00\n    internal: %s://b\n    %s\n";

    @Test
    void functionsAreListedExactlyOrByTheirBeginning() throws Exception {
        HttpMapping mapping = only(read("""
                mappings:
                  - virtual: erp.corp:sapgw00
                    internal: rfcs://10.1.2.3:44300
                    functions:
                      - {name: stfc_connection}
                      - {name: /ABC/, prefix: true}
                      - {name: /ABC/DELETE, enabled: false}
                """));

        assertThat(mapping.calls().map(CallRules::functions))
                .contains(new FunctionAccess(
                        List.of(
                                new FunctionResource("STFC_CONNECTION", false, true),
                                new FunctionResource("/ABC/", true, true),
                                new FunctionResource("/ABC/DELETE", false, false)),
                        true));
    }

    @Test
    void thePathOfCallsNeedNotBeListedBesideThem() throws Exception {
        HttpMapping mapping = only(read(MAPPING.formatted("rfc", "functions: []")));

        assertThat(mapping.resources())
                .extracting(PathResource::id)
                .containsExactly("/sap/bc/soap/rfc", "/sap/bc/soap/wsdl", "/sap/bc/soap/wsdl11");
    }

    @Test
    void whatClientsAskForByThemselvesCanBeClosedToo() throws Exception {
        String closed = "functions: [{name: A}]\n    infrastructureFunctions: false";

        assertThat(only(read(MAPPING.formatted("rfc", closed)))
                        .calls()
                        .orElseThrow()
                        .functions()
                        .infrastructure())
                .isFalse();
    }

    @Test
    void aSystemWithoutAListIsWarnedAbout() throws Exception {
        assertThat(read(MAPPING.formatted("rfc", "resources: [{path: /sap/bc/soap/rfc}]"))
                        .warnings())
                .anySatisfy(warning -> assertThat(warning).contains("erp.corp:sapgw00", "every function"));
        assertThat(read(MAPPING.formatted("rfc", "functions: [{name: A}]")).warnings())
                .noneMatch(warning -> warning.contains("every function"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "functions: A                                  | 4 | mappings[0].functions",
                "functions: [A]                                | 4 | mappings[0].functions[0]",
                "functions: [{prefix: true}]                   | 4 | mappings[0].functions[0].name",
                "functions: [{name: A B}]                      | 4 | mappings[0].functions[0].name",
                "functions: [{name: A, exact: true}]           | 4 | mappings[0].functions[0].exact",
                "functions: [{name: A, prefix: maybe}]         | 4 | mappings[0].functions[0].prefix",
                "functions: [{name: A}, {name: a}]             | 4 | mappings[0].functions[1]",
                "infrastructureFunctions: false                | 4 | mappings[0].infrastructureFunctions"
            })
    void aMistakeIsToldWithItsPlaceAndAHint(String keys, int line, String key) {
        assertThat(problems(MAPPING.formatted("rfc", keys))).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.hint()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @Tag("AGENT-68")
    @ValueSource(strings = {"snc: {partner: 'p:CN=ERP'}", "soap: {tls: false}"})
    void aSystemThatIsToBeCalledSecurelyIsNotCalledInPlainBySettingsThatDoNotSecureIt(String keys) {
        assertThat(problems(MAPPING.formatted("rfcs", keys)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(4));
    }

    @ParameterizedTest
    @CsvSource({"http", "https", "rfcws"})
    void onlyRfcSystemsHaveFunctions(String protocol) {
        assertThat(problems("mappings:\n  - {virtual: \"b:443\", internal: \"" + protocol
                        + "://b\", functions: [{name: A}]}\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("mappings[0].functions");
                    assertThat(problem.problem()).contains("has no functions");
                });
    }
}
