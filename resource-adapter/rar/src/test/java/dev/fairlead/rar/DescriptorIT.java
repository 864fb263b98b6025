package dev.fairlead.rar;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The descriptor agrees with the classes of the archive; its form is checked by the servers' own schema. */
class DescriptorIT {
    private final Rar rar = Rar.of("fairlead.rar");
    private final ClassLoader loader = rar.classLoader();
    private Document descriptor;

    @BeforeEach
    void parse() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setNamespaceAware(true);
        descriptor = factory.newDocumentBuilder().parse(new ByteArrayInputStream(rar.bytes("META-INF/ra.xml")));
    }

    @Test
    void keepsServersFromSearchingTheBundleForAnnotations() {
        assertThat(descriptor.getDocumentElement().getAttribute("metadata-complete"))
                .isEqualTo("true");
    }

    @Test
    void theResourceAdapterCanBeMadeByAContainer() throws Exception {
        Class<?> adapter = loader.loadClass(text("resourceadapter-class"));

        assertThat(adapter.getConstructor().newInstance()).isInstanceOf(ResourceAdapter.class);
    }

    @Test
    void everyPropertyIsABeanPropertyOfTheResourceAdapter() throws Exception {
        List<String> writable = Arrays.stream(Introspector.getBeanInfo(loader.loadClass(text("resourceadapter-class")))
                        .getPropertyDescriptors())
                .filter(property -> property.getWriteMethod() != null && property.getReadMethod() != null)
                .filter(property -> property.getPropertyType() == String.class)
                .map(PropertyDescriptor::getName)
                .toList();

        assertThat(texts("config-property-name")).containsExactlyInAnyOrderElementsOf(writable);
        assertThat(texts("config-property-type")).containsOnly("java.lang.String");
    }

    @Test
    void theConnectionDefinitionNamesClassesThatFitEachOther() throws Exception {
        assertThat(loader.loadClass(text("managedconnectionfactory-class")))
                .isAssignableTo(ManagedConnectionFactory.class);
        assertThat(loader.loadClass(text("connectionfactory-impl-class")))
                .isAssignableTo(loader.loadClass(text("connectionfactory-interface")));
        assertThat(loader.loadClass(text("connection-impl-class")))
                .isAssignableTo(loader.loadClass(text("connection-interface")));
    }

    @Test
    void namesTheMostThatAnyFactorySupports() {
        assertThat(text("transaction-support")).isEqualTo("LocalTransaction");
        assertThat(text("reauthentication-support")).isEqualTo("false");
    }

    private String text(String element) {
        return texts(element).get(0);
    }

    private List<String> texts(String element) {
        NodeList nodes = descriptor.getElementsByTagNameNS("*", element);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
