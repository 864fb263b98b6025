package dev.fairlead.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which module may know which, and that no two packages know each other. */
class ModuleRulesTest {
    private static final JavaClasses FAIRLEAD = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fairlead");

    private static final String[] API = {
        "dev.fairlead",
        "dev.fairlead.authorization..",
        "dev.fairlead.caller..",
        "dev.fairlead.error..",
        "dev.fairlead.http..",
        "dev.fairlead.input..",
        "dev.fairlead.rfc",
        "dev.fairlead.rfc.telemetry..",
        "dev.fairlead.source.."
    };
    private static final String[] ENGINE = {
        "dev.fairlead.authentication..",
        "dev.fairlead.binding..",
        "dev.fairlead.configuration..",
        "dev.fairlead.destination..",
        "dev.fairlead.finder..",
        "dev.fairlead.flight..",
        "dev.fairlead.issuer..",
        "dev.fairlead.json..",
        "dev.fairlead.jwt..",
        "dev.fairlead.logon..",
        "dev.fairlead.route..",
        "dev.fairlead.saml..",
        "dev.fairlead.service..",
        "dev.fairlead.transport..",
        "dev.fairlead.trust.."
    };
    private static final String SAP_JCO = "dev.fairlead.rfc.sapjco..";

    /** The table of modules in the README. A package that belongs to none of them fails the test. */
    @Test
    void modulesKnowOnlyThoseThatTheyStandOn() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("API")
                .definedBy(API)
                .layer("engine")
                .definedBy(ENGINE)
                .layer("connector")
                .definedBy("dev.fairlead.connector..")
                .layer("command")
                .definedBy("dev.fairlead.command..")
                .layer("CDI")
                .definedBy("dev.fairlead.cdi..")
                .layer("RFC")
                .definedBy(resideInAPackage("dev.fairlead.rfc.*..")
                        .and(not(resideInAnyPackage(SAP_JCO, "dev.fairlead.rfc.telemetry.."))))
                .layer("SAP JCo")
                .definedBy(SAP_JCO)
                .layer("emulator")
                .definedBy("dev.fairlead.emulator..")
                .layer("JCo")
                .definedBy("dev.fairlead.jco..")
                .layer("protocol")
                .definedBy("dev.fairlead.tunnel..")
                .layer("gateway")
                .definedBy("dev.fairlead.gateway..")
                .layer("agent")
                .definedBy("dev.fairlead.agent..")
                .whereLayer("API")
                .mayNotAccessAnyLayer()
                .whereLayer("engine")
                .mayOnlyAccessLayers("API")
                .whereLayer("connector")
                .mayOnlyAccessLayers("API", "engine", "RFC", "JCo", "SAP JCo", "emulator", "gateway", "protocol")
                .whereLayer("command")
                .mayOnlyAccessLayers("connector", "RFC")
                .whereLayer("CDI")
                .mayOnlyAccessLayers("API", "JCo")
                .whereLayer("emulator")
                .mayOnlyAccessLayers("API", "RFC")
                .whereLayer("JCo")
                .mayOnlyAccessLayers("API", "RFC")
                .whereLayer("SAP JCo")
                .mayOnlyAccessLayers("API", "RFC")
                .whereLayer("RFC")
                .mayOnlyAccessLayers("API")
                .whereLayer("protocol")
                .mayNotAccessAnyLayer()
                .whereLayer("gateway")
                .mayOnlyAccessLayers("protocol")
                .whereLayer("agent")
                .mayOnlyAccessLayers("protocol")
                .ensureAllClassesAreContainedInArchitecture()
                .check(FAIRLEAD);
    }

    @Test
    void theApiTakesNothingButJakarta() {
        classes()
                .that()
                .resideInAnyPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.concat(
                                Stream.of(API),
                                Stream.of("java..", "javax.security.auth..", "javax.sql..", "jakarta.."))
                        .toArray(String[]::new))
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
                        "io.netty..",
                        "jakarta.resource..",
                        "jakarta.enterprise..",
                        "jakarta.servlet..",
                        "org.eclipse.microprofile..")
                .check(FAIRLEAD);
    }

    /** Users bring it along; nothing here is compiled against it. */
    @Test
    @Tag("RFC-105")
    void nothingKnowsClassesOfSap() {
        noClasses().should().dependOnClassesThat().resideInAPackage("com.sap..").check(FAIRLEAD);
    }

    /** A server may lack it, so that nothing else of ours may need it to be loaded. */
    @Test
    void onlyTheDataGridKnowsJCache() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.fairlead.gateway.grid..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.cache..")
                .check(FAIRLEAD);
    }

    /** An application may not see it, so that nothing else of the extension may need it to be loaded. */
    @Test
    void onlyOneProducerOfTheExtensionKnowsTheJcoModel() {
        noClasses()
                .that()
                .resideInAPackage("dev.fairlead.cdi..")
                .and()
                .doNotHaveSimpleName("JcoDestinationProducer")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.fairlead.jco..")
                .check(FAIRLEAD);
    }

    @Test
    void noCyclesBetweenPackages() {
        slices().matching("dev.fairlead.(**)").should().beFreeOfCycles().check(FAIRLEAD);
    }
}
