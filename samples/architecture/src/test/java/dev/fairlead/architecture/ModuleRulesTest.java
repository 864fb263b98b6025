package dev.fairlead.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which module may know which, and that no two packages know each other. */
class ModuleRulesTest {
    private static final JavaClasses FAIRLEAD = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fairlead");

    private static final String[] API = {
        "dev.fairlead", "dev.fairlead.http", "dev.fairlead.error", "dev.fairlead.caller", "dev.fairlead.source"
    };
    private static final String[] ENGINE = {
        "dev.fairlead.binding..",
        "dev.fairlead.destination..",
        "dev.fairlead.authentication..",
        "dev.fairlead.saml..",
        "dev.fairlead.jwt..",
        "dev.fairlead.issuer..",
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

    @Test
    void theApiKnowsNothingOfWhatImplementsIt() {
        noClasses()
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
                        "org.apache..")
                .check(FAIRLEAD);
    }

    @Test
    void theEngineIsPlainJava() {
        noClasses()
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
                        "org.eclipse.microprofile..")
                .check(FAIRLEAD);
    }

    @Test
    void theCdiExtensionReachesTheEngineThroughTheApiOnly() {
        noClasses()
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
                        AGENT)
                .check(FAIRLEAD);
    }

    @Test
    void theProtocolKnowsNothingOfDestinations() {
        noClasses()
                .that()
                .resideInAPackage(PROTOCOL)
                .should()
                .dependOnClassesThat(describe(
                        "any other part of Fairlead",
                        type -> type.getPackageName().startsWith("dev.fairlead")
                                && !type.getPackageName().startsWith("dev.fairlead.tunnel")))
                .check(FAIRLEAD);
    }

    @Test
    void gatewayAndAgentShareOnlyTheProtocol() {
        noClasses()
                .that()
                .resideInAnyPackage(GATEWAY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AGENT, CONNECTOR, CDI, "dev.fairlead.destination..", "dev.fairlead.http..")
                .check(FAIRLEAD);
    }

    @Test
    void theAgentStandsAlone() {
        noClasses()
                .that()
                .resideInAnyPackage(AGENT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(GATEWAY, CONNECTOR, CDI, "dev.fairlead.destination..", "dev.fairlead.http..")
                .check(FAIRLEAD);
    }

    @Test
    void noCyclesBetweenPackages() {
        slices().matching("dev.fairlead.(**)").should().beFreeOfCycles().check(FAIRLEAD);
    }
}
