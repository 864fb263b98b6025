package dev.fairlead.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.binding.credentials.ClientKeys;
import dev.fairlead.binding.credentials.CredentialsReader;
import dev.fairlead.error.DestinationException;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Bindings with any content: read, skipped, or refused without being quoted. */
class HostileBindingTest {

    private final CredentialsReader reader = new CredentialsReader(ClientKeys.NONE, false);

    /** Almost a service key. */
    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of(
                        "\"uri\":\"https://s.example\"",
                        "\"url\":\"https://t.example\"",
                        "\"url\":\"ht tp\"",
                        "\"url\":{}",
                        "\"clientid\":\"c\"",
                        "\"clientid\":7",
                        "\"clientsecret\":\"b1nding-s3cret\"",
                        "\"clientsecret\":[]",
                        "\"credential-type\":\"x509\"",
                        "\"credential-type\":\"\"",
                        "\"certificate\":\"-----BEGIN\"",
                        "\"key\":null",
                        "\"certurl\":\"https://c.example\"",
                        "\"credentials\":{}",
                        "\"credentials\":[1]",
                        "\"tags\":\"x\"",
                        "{}",
                        "[",
                        "\"",
                        "\\",
                        "\u0000")
                .list()
                .ofMaxSize(8)
                .map(list -> "{" + String.join(",", list) + "}");
    }

    private void isReadOrRefused(Bound process) {
        try {
            process.destination().ifPresent(reader::destination);
        } catch (DestinationException e) {
            assertThat(e).hasMessageStartingWith("FL-DEST-").hasMessageNotContaining("s3cret");
        }
    }

    @Property(tries = 100)
    void anyServiceKeyIsReadOrRefused(@ForAll("keys") String key) {
        isReadOrRefused(new Bound(Path.of("/nowhere")).setting("fairlead.binding.destination", key));
    }

    @Property(tries = 100)
    void anySettingIsAServiceKeyOrAPathOrRefused(@ForAll String text) {
        isReadOrRefused(new Bound(Path.of("/nowhere")).setting("fairlead.binding.destination", text));
    }

    @Property(tries = 100)
    void anyBindingsOfThePlatformAreReadOrSkippedOrRefused(@ForAll("keys") String key) {
        isReadOrRefused(new Bound(Path.of("/nowhere"))
                .variable("VCAP_SERVICES", "{\"destination\":[{\"name\":\"d\",\"credentials\":" + key + "}]}"));
    }
}
