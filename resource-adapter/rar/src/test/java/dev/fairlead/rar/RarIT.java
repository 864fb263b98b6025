package dev.fairlead.rar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RarIT {
    private static final String API = "fairlead-api.jar";
    private static final String BUNDLE = "fairlead-bundle.jar";
    private static final String DESCRIPTOR = "META-INF/ra.xml";

    private final Rar rar = Rar.of("fairlead.rar");
    private final Rar slim = Rar.of("fairlead.slim.rar");

    @Test
    void holdsTheApiAndOneBundleBesideItsDescriptor() {
        assertThat(rar.names()).containsExactlyInAnyOrder(DESCRIPTOR, "META-INF/MANIFEST.MF", API, BUNDLE);
    }

    @Test
    void theSlimOneIsTheSameWithoutTheApi() {
        assertThat(slim.names()).containsExactlyInAnyOrder(DESCRIPTOR, "META-INF/MANIFEST.MF", BUNDLE);
        assertThat(slim.bytes(BUNDLE)).isEqualTo(rar.bytes(BUNDLE));
        assertThat(slim.bytes(DESCRIPTOR)).isEqualTo(rar.bytes(DESCRIPTOR));
    }

    @Test
    void noClassStandsOutsideOfOurOwnPackage() {
        assertThat(rar.namesIn(BUNDLE))
                .allMatch(Pattern.compile("dev/fairlead/.+|META-INF/[^/]+").asMatchPredicate());
        assertThat(rar.namesIn(API)).noneMatch(name -> name.endsWith(".class") && !name.startsWith("dev/fairlead/"));
    }

    @Test
    void theApiIsNotInTheBundleASecondTime() {
        assertThat(rar.namesIn(BUNDLE)).doesNotContainAnyElementsOf(classesOf(API));
    }

    @Test
    void everyLibraryIsThereUnderOurOwnPackage() {
        assertThat(rar.namesIn(BUNDLE))
                .contains(
                        "dev/fairlead/shaded/io/netty/channel/Channel.class",
                        "dev/fairlead/shaded/org/apache/hc/client5/http/classic/HttpClient.class",
                        "dev/fairlead/shaded/com/nimbusds/jwt/SignedJWT.class",
                        "dev/fairlead/shaded/org/bouncycastle/asn1/x500/X500Name.class",
                        "dev/fairlead/shaded/com/github/benmanes/caffeine/cache/Caffeine.class");
    }

    @Test
    void noProviderOffersItselfToApplicationsAndNothingIsSigned() {
        assertThat(rar.namesIn(BUNDLE))
                .noneMatch(name -> name.startsWith("META-INF/services/") || name.startsWith("META-INF/versions/"))
                .noneMatch(name -> name.endsWith(".SF") || name.endsWith(".RSA") || name.endsWith(".DSA"));
    }

    private Set<String> classesOf(String jar) {
        Set<String> names = rar.namesIn(jar);
        names.removeIf(name -> !name.endsWith(".class"));
        return names;
    }
}
