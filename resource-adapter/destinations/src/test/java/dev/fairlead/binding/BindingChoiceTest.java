package dev.fairlead.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.InvalidDestinationException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several bindings counts. */
class BindingChoiceTest {

    private static final String TWO =
            "{\"destination\":[" + Bound.vcapBinding("one") + "," + Bound.vcapBinding("two") + "]}";

    @TempDir
    private Path root;

    private Bound process;

    @BeforeEach
    void start() {
        process = new Bound(root);
    }

    @Test
    @Tag("DEST-104")
    void theFirstSourceWithABindingOfTheServiceCounts() {
        process.variable("CLOUD_SDK_CFG_DESTINATION_VARIABLES_CLIENTID", "x");
        assertThat(found()).isEqualTo("variables");

        process.credentialFiles("/etc/secrets/appfnd/destination/foundation");
        assertThat(found()).isEqualTo("foundation");

        process.credentialFiles("/etc/secrets/sapbtp/destination/sapbtp");
        assertThat(found()).isEqualTo("sapbtp");

        process.credentialFiles("/bindings/root").file("/bindings/root/type", "destination");
        process.variable("SERVICE_BINDING_ROOT", "/bindings");
        assertThat(found()).isEqualTo("root");

        process.file("/etc/vcap", Bound.vcap("file")).variable("VCAP_SERVICES_FILE_PATH", "/etc/vcap");
        assertThat(found()).isEqualTo("file");

        process.variable("VCAP_SERVICES", Bound.vcap("vcap"));
        assertThat(found()).isEqualTo("vcap");

        process.file("/keys/configured", Bound.CREDENTIALS).setting("fairlead.binding.destination", "/keys/configured");
        assertThat(found()).isEqualTo("configured");
    }

    private String found() {
        return process.destination().orElseThrow().displayName();
    }

    @Test
    void aSourceWithoutABindingOfTheServiceIsPassedOver() {
        process.variable("VCAP_SERVICES", "{\"xsuaa\":[]}").credentialFiles("/etc/secrets/sapbtp/destination/sapbtp");

        assertThat(found()).isEqualTo("sapbtp");
    }

    @Test
    @Tag("DEST-104")
    @Tag("CONN-4")
    void severalBindingsWithoutASelectorFailAndAreNamed() {
        process.variable("VCAP_SERVICES", TWO);

        assertThatThrownBy(process::destination)
                .isInstanceOfSatisfying(
                        InvalidDestinationException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.BINDING_UNUSABLE))
                .hasMessageContaining("2 instances are bound in VCAP_SERVICES: 'one', 'two'")
                .hasMessageContaining("fairlead.binding.destination.instance");
    }

    @Test
    @Tag("CONN-4")
    void theCallerNamesTheInstance() {
        process.variable("VCAP_SERVICES", TWO);

        assertThat(process.bindings().find("destination", Optional.of("two")))
                .map(ServiceBinding::instanceGuid)
                .contains("guid-of-two");
    }

    @Test
    void configurationNamesTheInstance() {
        process.variable("VCAP_SERVICES", TWO).setting("fairlead.binding.destination.instance", "one");

        assertThat(process.destination()).map(ServiceBinding::instanceGuid).contains("guid-of-one");
    }

    @Test
    void aNamedInstanceThatIsNotBoundIsAnError() {
        process.variable("VCAP_SERVICES", TWO);

        assertThatThrownBy(() -> process.bindings().find("destination", Optional.of("three")))
                .hasMessageContaining("no instance 'three' is bound in VCAP_SERVICES: 'one', 'two'");
    }

    @Test
    void oneInstanceBoundTwiceUnderOneNameIsNoChoice() {
        process.variable(
                "VCAP_SERVICES",
                "{\"destination\":[" + Bound.vcapBinding("one") + "," + Bound.vcapBinding("one") + "]}");

        assertThatThrownBy(() -> process.bindings().find("destination", Optional.of("one")))
                .hasMessageContaining("'one' is bound twice");
    }
}
