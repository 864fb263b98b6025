package dev.fairlead.saml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.testing.Vectors;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** XML from outside with any content: read, or refused without being quoted. */
class HostileXmlTest {

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "<a>",
                        "</a>",
                        "<a",
                        "/>",
                        ">",
                        "<!DOCTYPE a [",
                        "<!ENTITY e \"s3cret\">",
                        "]>",
                        "&e;",
                        "&#0;",
                        "&lt;",
                        "<![CDATA[",
                        "]]>",
                        "<!--",
                        "-->",
                        "<?xml version='1.0'?>",
                        "<?p s3cret?>",
                        " xmlns:x='u'",
                        "x:b",
                        "='",
                        "s3cret",
                        "\u0000",
                        "\uFEFF")
                .list()
                .ofMaxSize(25)
                .map(list -> String.join("", list));
    }

    private static void isReadOrRefused(byte[] xml) {
        try {
            assertThat(HardenedXml.parse(xml).getDoctype()).isNull();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).startsWith("is ").doesNotContain("s3cret");
            assertThat(e.getCause()).isNull();
        }
    }

    @Property(tries = 100)
    void anyPiecesOfXmlAreReadOrRefused(@ForAll("pieces") String text) {
        isReadOrRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 100)
    void anAssertionWithAnotherByteIsReadOrRefused(@ForAll @IntRange(max = 3000) int position, @ForAll byte other) {
        byte[] changed = Vectors.assertion().getBytes(StandardCharsets.UTF_8);
        changed[position % changed.length] = other;

        isReadOrRefused(changed);
    }
}
