package dev.fairlead.connector.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Look-ups by programs of which only the thread tells the application. */
class ApplicationDestinationsTest {

    @Test
    void aThreadOfNoApplicationHasNoTenantAndGetsNoDestination() {
        ApplicationDestinations destinations = new ApplicationDestinations(Optional::empty);

        RfcException refused = catchThrowableOfType(RfcException.class, () -> destinations.find("sales"));

        assertThat(refused.group()).isEqualTo(RfcErrorGroup.CONFIGURATION);
        assertThat(refused).hasMessageContaining("sales").hasMessageContaining("tenant");
    }

    @Test
    void outsideOfAContainerThereIsNoApplication() {
        RfcException refused =
                catchThrowableOfType(RfcException.class, () -> new ApplicationDestinations().find("sales"));

        assertThat(refused.group()).isEqualTo(RfcErrorGroup.CONFIGURATION);
    }

    @Test
    void noneOfItsProgramsSpeaksForAll() {
        assertThat(new ApplicationDestinations().isShared()).isTrue();
    }
}
