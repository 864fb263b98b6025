package dev.fairlead.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import dev.fairlead.testing.LogRecorder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform left half done. */
class BrokenBindingTest {

    @TempDir
    private Path root;

    private Bound process;

    @BeforeEach
    void start() {
        process = new Bound(root);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"destination\":[{\"credentials\":{\"clientsecret\":\"b1nding-s3cret\"}}",
                "[]",
                "{\"destination\":{\"credentials\":{\"clientsecret\":\"b1nding-s3cret\"}}}",
                "{\"destination\":[{\"name\":\"b1nding-s3cret\"}]}",
                "{\"destination\":[],\"destination\":[\"b1nding-s3cret\"]}"
            })
    void malformedServicesCountAsNoneAndAreLoggedOnceWithoutTheirContent(String text) {
        process.variable("VCAP_SERVICES", text);
        try (LogRecorder log = new LogRecorder()) {
            ServiceBindings bindings = process.bindings();

            assertThat(bindings.find("destination", Optional.empty())).isEmpty();
            assertThat(bindings.find("destination", Optional.empty())).isEmpty();

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("VCAP_SERVICES")
                    .doesNotContain(Bound.SECRET);
        }
    }

    @Test
    void oneMalformedOfferingLeavesTheOthersAlone() {
        process.variable(
                "VCAP_SERVICES", "{\"xsuaa\":{}," + Bound.vcap("my-dest").substring(1));

        assertThat(process.destination()).isPresent();
    }

    @Test
    void aMissingServicesFileCountsAsNone() {
        process.variable("VCAP_SERVICES_FILE_PATH", "/nowhere/vcap");
        try (LogRecorder log = new LogRecorder()) {
            assertThat(process.destination()).isEmpty();
            assertThat(log.lines()).anyMatch(line -> line.contains("nowhere"));
        }
    }

    @Test
    @Tag("DEST-106")
    void aBindingRootThatIsNoDirectoryHasNoFallBack() {
        process.credentialFiles("/etc/secrets/sapbtp/destination/my-dest")
                .credentialFiles("/etc/secrets/appfnd/destination/my-dest")
                .variable("SERVICE_BINDING_ROOT", "/nowhere");

        assertThat(process.destination()).isEmpty();
    }

    @Test
    @Tag("DEST-106")
    void metadataSaysHowFilesAreRead() {
        process.variable("SERVICE_BINDING_ROOT", "/bindings")
                .file("/bindings/my-dest/type", "destination")
                .file("/bindings/my-dest/tags", "[\"a\",\"b\"]")
                .file("/bindings/my-dest/clientid", "{\"not\":\"parsed\"}")
                .file("/bindings/my-dest/domains", "[\"x.example\",\"y.example\"]")
                .file("/bindings/my-dest/limits", "{\"port\":20003,\"open\":true}")
                .file(
                        "/bindings/my-dest/more",
                        "{\"uri\":\"https://x.example\",\"deep\":{\"url\":\"u\"},\"none\":null}")
                .file("/bindings/my-dest/unlisted", "x")
                .file("/bindings/my-dest/.metadata", """
                        {"metaDataProperties":[{"name":"type","format":"text"},{"name":"tags","format":"json"}],
                         "credentialProperties":[{"name":"clientid","format":"text"},{"name":"domains","format":"json"},
                          {"name":"limits","format":"json"},{"name":"more","format":"json","container":true},
                          {"name":"absent","format":"text"}]}""");

        ServiceBinding binding = process.destination().orElseThrow();

        assertThat(binding.tags()).containsExactly("a", "b");
        assertThat(binding.credentials().keys())
                .containsExactlyInAnyOrder("clientid", "domains", "limits.port", "limits.open", "uri", "deep.url");
        assertThat(binding.credentials().text("clientid")).contains("{\"not\":\"parsed\"}");
        assertThat(binding.credentials().texts("domains")).containsExactly("x.example", "y.example");
        assertThat(binding.credentials().text("limits.port")).contains("20003");
        assertThat(binding.credentials().text("limits.open")).contains("true");
        assertThat(binding.credentials().text("uri")).contains("https://x.example");
        assertThat(binding.credentials().text("deep.url")).contains("u");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{}",
                "{\"metaDataProperties\":[],\"credentialProperties\":[{\"name\":\"clientid\",\"format\":\"text\"}]}",
                "{\"metaDataProperties\":[{\"name\":\"type\",\"format\":\"text\"}],\"credentialProperties\":[]}",
                "{\"metaDataProperties\":[{\"name\":\"type\",\"format\":\"text\"}],"
                        + "\"credentialProperties\":[{\"name\":\"clientid\",\"format\":\"json\",\"container\":true}]}"
            })
    @Tag("DEST-106")
    void aDirectoryWithoutUsableMetadataIsSkipped(String metadata) {
        process.variable("SERVICE_BINDING_ROOT", "/bindings")
                .file("/bindings/broken/type", "destination")
                .file("/bindings/broken/clientid", "client")
                .file("/bindings/broken/.metadata", metadata)
                .credentialFiles("/bindings/good")
                .file("/bindings/good/type", "destination");

        assertThat(process.destination()).map(ServiceBinding::name).contains("good");
    }

    @Test
    @Tag("DEST-106")
    void aDirectoryWithoutMetadataAndTypeIsSkipped() {
        process.variable("SERVICE_BINDING_ROOT", "/bindings").credentialFiles("/bindings/destination");

        assertThat(process.destination()).isEmpty();
    }

    @Test
    void twoObjectsInAnOlderLayoutAreNoBinding() {
        process.file("/etc/secrets/sapbtp/destination/my-dest/one", Bound.CREDENTIALS)
                .file("/etc/secrets/sapbtp/destination/my-dest/two", Bound.CREDENTIALS);

        assertThat(process.destination()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "{\"clientsecret\":\"b1nding-s3cret\"", "/keys/list.json"})
    void configurationThatCannotBeReadIsAnErrorAndNoFallBack(String configured) {
        process.variable("VCAP_SERVICES", Bound.vcap("my-dest"))
                .file("/keys/list.json", "[\"b1nding-s3cret\"]")
                .setting("fairlead.binding.destination", configured);

        assertThatThrownBy(process::destination)
                .isInstanceOfSatisfying(
                        InvalidDestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.BINDING_UNUSABLE))
                .hasMessageContaining("fairlead.binding.destination")
                .hasMessageNotContaining(Bound.SECRET);
    }

    @Test
    void aSeparatePrivateKeyJoinsTheConfiguredBinding() {
        process.file("/keys/my-dest.json", "{\"clientid\":\"client\"}")
                .file("/keys/pk.pem", "the key")
                .setting("fairlead.binding.destination", "/keys/my-dest.json")
                .setting("fairlead.binding.destination.key", "/keys/pk.pem");

        assertThat(process.destination().orElseThrow().credentials())
                .isEqualTo(BindingCredentials.of(Map.of("clientid", "client", "key", "the key")));
    }

    @Test
    void nothingOfABindingPrintsItsValues() {
        ServiceBinding binding = process.variable("VCAP_SERVICES", Bound.vcap("my-dest"))
                .destination()
                .orElseThrow();

        assertThat(binding.toString() + binding.credentials())
                .contains("my-dest", "clientsecret")
                .doesNotContain(Bound.SECRET)
                .doesNotContain("sb-clone");
    }
}
