package dev.fairlead.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One set of credentials, wherever the platform puts it. */
class BindingSourcesTest {

    @TempDir
    private Path root;

    private Bound process;

    @BeforeEach
    void start() {
        process = new Bound(root);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("places")
    @Tag("DEST-104")
    void identicalCredentialsAreFoundInEveryPlace(String place, UnaryOperator<Bound> platform) {
        ServiceBinding binding = platform.apply(process).destination().orElseThrow();

        assertThat(binding.label()).isEqualTo("destination");
        assertThat(binding.credentials().keys())
                .containsExactlyInAnyOrder("uri", "url", "uaadomain", "clientid", "clientsecret", "credential-type");
        assertThat(binding.credentials()).isEqualTo(expected());
        assertThat(binding.credentials().digest()).isEqualTo(expected().digest());
    }

    private BindingCredentials expected() {
        return new Bound(root.resolve("other"))
                .variable("VCAP_SERVICES", Bound.vcap("x"))
                .destination()
                .orElseThrow()
                .credentials();
    }

    static Stream<Arguments> places() {
        return Stream.of(
                place(
                        "configuration: service key",
                        process -> process.setting("fairlead.binding.destination", Bound.CREDENTIALS)),
                place(
                        "configuration: service key as the command line prints it",
                        process -> process.setting(
                                "fairlead.binding.destination", "{\"credentials\":" + Bound.CREDENTIALS + "}")),
                place(
                        "configuration: file with a service key",
                        process -> process.file("/keys/my-dest.json", Bound.CREDENTIALS)
                                .setting("fairlead.binding.destination", "/keys/my-dest.json")),
                place(
                        "configuration: directory with a file a key",
                        process -> process.credentialFiles("/keys/my-dest")
                                .setting("fairlead.binding.destination", "/keys/my-dest")),
                place("VCAP_SERVICES", process -> process.variable("VCAP_SERVICES", Bound.vcap("my-dest"))),
                place(
                        "VCAP_SERVICES, user-provided with a tag",
                        process -> process.variable(
                                "VCAP_SERVICES",
                                Bound.vcap("my-dest").replaceFirst("\"destination\":", "\"user-provided\":"))),
                place(
                        "VCAP_SERVICES_FILE_PATH",
                        process -> process.file("/etc/vcap", Bound.vcap("my-dest"))
                                .variable("VCAP_SERVICES_FILE_PATH", "/etc/vcap")),
                place(
                        "servicebinding.io",
                        process -> process.credentialFiles("/bindings/my-dest")
                                .file("/bindings/my-dest/type", "destination")
                                .file("/bindings/my-dest/provider", "sap")
                                .variable("SERVICE_BINDING_ROOT", "/bindings")),
                place(
                        "service operator: an entry a key",
                        process -> operator(process.credentialFiles("/bindings/my-dest"), """
                                {"name":"uri","format":"text"},{"name":"url","format":"text"},
                                {"name":"uaadomain","format":"text"},{"name":"clientid","format":"text"},
                                {"name":"clientsecret","format":"text"},{"name":"credential-type","format":"text"}""")),
                place(
                        "service operator: secretKey",
                        process -> operator(
                                process.file("/bindings/my-dest/credentials", Bound.CREDENTIALS),
                                "{\"name\":\"credentials\",\"format\":\"json\",\"container\":true}")),
                place(
                        "service operator: secretRootKey",
                        process -> process.file("/bindings/my-dest/root", flat())
                                .variable("SERVICE_BINDING_ROOT", "/bindings")),
                place(
                        "/etc/secrets/sapbtp with .metadata",
                        process -> operatorFiles(
                                process.file("/etc/secrets/sapbtp/my-dest/credentials", Bound.CREDENTIALS),
                                "/etc/secrets/sapbtp/my-dest",
                                "{\"name\":\"credentials\",\"format\":\"json\",\"container\":true}")),
                place(
                        "/etc/secrets/sapbtp, one object",
                        process -> process.file("/etc/secrets/sapbtp/destination/my-dest/all", flat())),
                place(
                        "/etc/secrets/sapbtp, credentials and attributes",
                        process -> process.file("/etc/secrets/sapbtp/destination/my-dest/key", Bound.CREDENTIALS)
                                .file("/etc/secrets/sapbtp/destination/my-dest/plan", "lite")),
                place(
                        "/etc/secrets/sapbtp, plain files",
                        process -> process.credentialFiles("/etc/secrets/sapbtp/destination/my-dest")
                                .file("/etc/secrets/sapbtp/destination/my-dest/plan", "lite")
                                .file("/etc/secrets/sapbtp/destination/my-dest/tags", "[\"destination\"]")),
                place(
                        "SERVICE_BINDING_ROOT, service and instance",
                        process -> process.credentialFiles("/bindings/destination/my-dest")
                                .variable("SERVICE_BINDING_ROOT", "/bindings")),
                place(
                        "/etc/secrets/appfnd",
                        process -> process.credentialFiles("/etc/secrets/appfnd/destination/my-dest")),
                place(
                        "mounted by Kubernetes, through links",
                        process -> KubernetesMount.in(process, "/etc/secrets/appfnd/destination/my-dest")
                                .show("first")));
    }

    private static Arguments place(String name, UnaryOperator<Bound> platform) {
        return Arguments.of(name, platform);
    }

    private static Bound operator(Bound process, String credentialProperties) {
        return operatorFiles(process, "/bindings/my-dest", credentialProperties)
                .variable("SERVICE_BINDING_ROOT", "/bindings");
    }

    private static Bound operatorFiles(Bound process, String directory, String credentialProperties) {
        return process.file(directory + "/type", "destination")
                .file(directory + "/label", "destination")
                .file(directory + "/plan", "lite")
                .file(directory + "/tags", "[\"destination\",\"conn\"]")
                .file(directory + "/instance_name", "my-dest")
                .file(directory + "/instance_guid", "guid-of-my-dest")
                .file(directory + "/.metadata", """
                        {"metaDataProperties":[{"name":"type","format":"text"},{"name":"label","format":"text"},
                          {"name":"plan","format":"text"},{"name":"tags","format":"json"},
                          {"name":"instance_name","format":"text"},{"name":"instance_guid","format":"text"}],
                         "credentialProperties":[%s]}""".formatted(credentialProperties));
    }

    private static String flat() {
        return Bound.CREDENTIALS.substring(0, Bound.CREDENTIALS.lastIndexOf('}'))
                + ",\"type\":\"destination\",\"label\":\"destination\",\"plan\":\"lite\",\"tags\":[\"destination\"],"
                + "\"instance_name\":\"my-dest\",\"instance_guid\":\"guid-of-my-dest\"}";
    }

    @Test
    void variablesOfThePythonSdkHoldTheFieldsThatItKnows() {
        ServiceBinding binding = process.variable("CLOUD_SDK_CFG_DESTINATION_MY_DEST_CLIENTID", "client")
                .variable("CLOUD_SDK_CFG_DESTINATION_MY_DEST_CLIENTSECRET", Bound.SECRET)
                .variable("CLOUD_SDK_CFG_DESTINATION_MY_DEST_URL", "https://provider.authentication.example.org")
                .variable("CLOUD_SDK_CFG_DESTINATION_MY_DEST_URI", "https://destination-configuration.example.org")
                .variable("CLOUD_SDK_CFG_DESTINATION_MY_DEST_OTHER", "x")
                .variable("CLOUD_SDK_CFG_OBJECTSTORE_MY_DEST_URL", "https://elsewhere.example.org")
                .bindings()
                .find("destination", Optional.of("my-dest"))
                .orElseThrow();

        assertThat(binding.credentials())
                .isEqualTo(BindingCredentials.of(Map.of(
                        "clientid", "client",
                        "clientsecret", Bound.SECRET,
                        "url", "https://provider.authentication.example.org",
                        "uri", "https://destination-configuration.example.org")));
    }

    @Test
    @Tag("DEST-104")
    void whatTheInstanceIsCalledIsReadToo() {
        ServiceBinding cloudFoundry = process.variable("VCAP_SERVICES", Bound.vcap("my-dest"))
                .destination()
                .orElseThrow();
        ServiceBinding kubernetes = operator(
                        new Bound(root).file("/bindings/my-dest/credentials", Bound.CREDENTIALS),
                        "{\"name\":\"credentials\",\"format\":\"json\",\"container\":true}")
                .destination()
                .orElseThrow();

        for (ServiceBinding binding : List.of(cloudFoundry, kubernetes)) {
            assertThat(binding.plan()).isEqualTo("lite");
            assertThat(binding.tags()).containsExactly("destination", "conn");
            assertThat(binding.instanceName()).isEqualTo("my-dest");
            assertThat(binding.instanceGuid()).isEqualTo("guid-of-my-dest");
        }
    }

    @Test
    void aProcessWithoutBindingsHasNone() {
        assertThat(process.destination()).isEmpty();
    }

    @Test
    void bindingsOfOtherServicesAreNotMeant() {
        process.variable("VCAP_SERVICES", "{\"xsuaa\":[" + Bound.vcapBinding("uaa") + "]}");

        assertThat(process.destination()).isEmpty();
    }
}
