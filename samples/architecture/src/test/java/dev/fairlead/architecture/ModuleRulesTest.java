package dev.fairlead.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which module may know which, and that no two packages know each other. */
@AnalyzeClasses(packages = "dev.fairlead", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {
    private static final String[] API = {
        "dev.fairlead", "dev.fairlead.http", "dev.fairlead.error", "dev.fairlead.caller", "dev.fairlead.source"
    };
    private static final String[] ENGINE = {
        "dev.fairlead.destination..",
        "dev.fairlead.authentication..",
        "dev.fairlead.trust..",
        "dev.fairlead.transport..",
        "dev.fairlead.route..",
        "dev.fairlead.configuration..",
        "dev.fairlead.json.."
    };
    private static final String CONNECTOR = "dev.fairlead.connector..";
    private static final String CDI = "dev.fairlead.cdi..";
    private static final String PROTOCOL = "dev.fairlead.tunnel..";
    private static final String GATEWAY = "dev.fairlead.gateway..";
    private static final String AGENT = "dev.fairlead.agent..";

    @ArchTest
    static final ArchRule the_api_knows_nothing_of_what_implements_it = noClasses()
            .that()
            .resideInAnyPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.fairlead.destination..",
                    CONNECTOR,
                    CDI,
                    PROTOCOL,
                    GATEWAY,
                    AGENT,
                    "io.netty..",
                    "org.apache..");

    @ArchTest
    static final ArchRule the_engine_is_plain_java = noClasses()
            .that()
            .resideInAnyPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    CONNECTOR,
                    CDI,
                    PROTOCOL,
                    GATEWAY,
                    AGENT,
                    "io.netty..",
                    "jakarta.resource..",
                    "jakarta.enterprise..",
                    "jakarta.servlet..",
                    "org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule the_cdi_extension_reaches_the_engine_through_the_api_only = noClasses()
            .that()
            .resideInAPackage(CDI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.fairlead.destination..",
                    "dev.fairlead.authentication..",
                    "dev.fairlead.trust..",
                    "dev.fairlead.transport..",
                    "dev.fairlead.route..",
                    CONNECTOR,
                    PROTOCOL,
                    GATEWAY,
                    AGENT);

    @ArchTest
    static final ArchRule the_protocol_knows_nothing_of_destinations = noClasses()
            .that()
            .resideInAPackage(PROTOCOL)
            .should()
            .dependOnClassesThat(describe(
                    "any other part of Fairlead",
                    type -> type.getPackageName().startsWith("dev.fairlead")
                            && !type.getPackageName().startsWith("dev.fairlead.tunnel")));

    @ArchTest
    static final ArchRule gateway_and_agent_share_only_the_protocol = noClasses()
            .that()
            .resideInAnyPackage(GATEWAY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AGENT, CONNECTOR, CDI, "dev.fairlead.destination..", "dev.fairlead.http..");

    @ArchTest
    static final ArchRule the_agent_stands_alone = noClasses()
            .that()
            .resideInAnyPackage(AGENT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(GATEWAY, CONNECTOR, CDI, "dev.fairlead.destination..", "dev.fairlead.http..");

    @ArchTest
    static final ArchRule no_cycles_between_packages =
            slices().matching("dev.fairlead.(**)").should().beFreeOfCycles();
}
