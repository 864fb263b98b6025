package dev.fairlead.jco.rewrite;

import static org.openrewrite.maven.Assertions.pomXml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.InMemoryExecutionContext;
import org.openrewrite.maven.MavenExecutionContextView;
import org.openrewrite.maven.tree.MavenRepository;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

/** Builds that depend on SAP JCo. The repository that they read is a directory of the test: nothing is fetched. */
class BuildsTest implements RewriteTest {
    private static final String VERSION = System.getProperty("fairlead.version");

    private static final String PROJECT = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>codes</artifactId>
              <version>1</version>
              <dependencies>
                <dependency>
                  <groupId>%s</groupId>
                  <artifactId>%s</artifactId>
                  <version>%s</version>
                </dependency>
              </dependencies>
            </project>
            """;

    @TempDir
    private Path repository;

    @BeforeEach
    void fillRepository() throws IOException {
        publish("com.sap.conn.jco", "sapjco3", "3.1.11");
        publish("com.sap.conn.jco", "com.sap.conn.jco.sapjco3", "3.1.11");
        publish("com.example", "harbour", "3.1.11");
        publish("dev.fairlead", "fairlead-jco", VERSION);
    }

    private void publish(String group, String artifact, String version) throws IOException {
        Path directory = Files.createDirectories(
                repository.resolve(group.replace('.', '/')).resolve(artifact).resolve(version));
        Files.writeString(
                directory.resolve(artifact + "-" + version + ".pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></project>"
                        .formatted(group, artifact, version));
        Files.writeString(directory.resolve(artifact + "-" + version + ".jar"), "not empty");
    }

    @Override
    public void defaults(RecipeSpec spec) {
        MavenExecutionContextView context = MavenExecutionContextView.view(new InMemoryExecutionContext());
        context.setAddCentralRepository(false);
        context.setAddLocalRepository(false);
        context.setRepositories(List.of(MavenRepository.builder()
                .id("test")
                .uri(repository.toUri().toString())
                .knownToExist(true)
                .build()));
        spec.recipeFromResources("dev.fairlead.jco.MoveFromSapJco").executionContext(context);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sapjco3", "com.sap.conn.jco.sapjco3"})
    void theDependencyIsThatOfFairlead(String artifact) {
        rewriteRun(pomXml(
                PROJECT.formatted("com.sap.conn.jco", artifact, "3.1.11"),
                PROJECT.formatted("dev.fairlead", "fairlead-jco", VERSION)));
    }

    @Test
    void otherDependenciesStay() {
        rewriteRun(pomXml(PROJECT.formatted("com.example", "harbour", "3.1.11")));
    }
}
