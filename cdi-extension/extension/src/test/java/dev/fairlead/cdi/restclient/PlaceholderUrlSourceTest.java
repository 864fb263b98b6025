package dev.fairlead.cdi.restclient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.Destination;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

class PlaceholderUrlSourceTest {

    @Destination("erp")
    interface WithDestination {}

    interface Without {}

    private final PlaceholderUrlSource source = new PlaceholderUrlSource();

    @Test
    void anInterfaceWithADestinationHasAUrlThatLeadsNowhere() {
        assertThat(source.getValue(WithDestination.class.getName() + "/mp-rest/url"))
                .isEqualTo("http://destination.invalid/");
    }

    @Test
    void otherInterfacesHaveNone() {
        assertThat(source.getValue(Without.class.getName() + "/mp-rest/url")).isNull();
    }

    @Test
    void namesThatAreNoClassHaveNone() {
        assertThat(source.getValue("orders-api/mp-rest/url")).isNull();
        assertThat(source.getValue("/mp-rest/url")).isNull();
    }

    @Test
    void otherPropertiesAreNotAnswered() {
        assertThat(source.getValue(WithDestination.class.getName() + "/mp-rest/scope"))
                .isNull();
    }

    @Test
    void itIsFoundByMicroProfileConfig() {
        assertThat(ConfigProvider.getConfig().getValue(WithDestination.class.getName() + "/mp-rest/url", String.class))
                .isEqualTo("http://destination.invalid/");
    }
}
