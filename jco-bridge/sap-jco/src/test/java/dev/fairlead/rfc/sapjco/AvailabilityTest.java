package dev.fairlead.rfc.sapjco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.sapjco.testing.StandInArchive;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether SAP JCo can be used, and if not why not (RFC specification, B.14, 3). */
class AvailabilityTest {
    @TempDir
    private Path directory;

    private RfcException refusal(StandInArchive archive) throws Exception {
        try (URLClassLoader loader = archive.load(directory)) {
            return refusal(loader);
        }
    }

    private static RfcException refusal(ClassLoader loader) {
        RfcException refusal = catchThrowableOfType(
                RfcException.class, () -> SapJco.activate(loader).close());
        assertThat(refusal.group()).isEqualTo(RfcErrorGroup.INITIALIZATION);
        return refusal;
    }

    @Test
    @Tag("RFC-100")
    void withoutTheArchiveItIsNotAvailable() {
        assertThat(refusal(getClass().getClassLoader()))
                .hasMessageContaining("SAP JCo: is not available: no sapjco3.jar is visible");
    }

    @Test
    void theArchiveSaysItsVersion() throws Exception {
        try (URLClassLoader loader = StandInArchive.complete().load(directory);
                SapJco jco = SapJco.activate(loader)) {
            assertThat(jco.version()).isEqualTo("3.1.9");
        }
    }

    @Test
    void anotherMajorVersionIsNotUsed() throws Exception {
        assertThat(refusal(StandInArchive.complete().with("version.txt", "2.1.10")))
                .hasMessageContaining("its version is 2.1.10");
    }

    @Test
    void anArchiveWithoutItsNativeLibraryIsNotUsed() throws Exception {
        assertThat(refusal(StandInArchive.complete().without("version.txt")))
                .hasMessageContaining(
                        "cannot be loaded: java.lang.UnsatisfiedLinkError: no sapjco3 in java.library.path");
    }

    @Test
    void ourOwnImplementationIsNotTakenForSaps() throws Exception {
        assertThat(refusal(StandInArchive.complete().with("META-INF/fairlead-jco-facade", "")))
                .hasMessageContaining("sapjco3.jar")
                .hasMessageContaining("is Fairlead's own implementation");
    }

    @Test
    void everythingThatAnArchiveLacksIsNamedAtOnce() throws Exception {
        StandInArchive old = StandInArchive.complete()
                .renaming("JCoTable.java", "appendRows", "addRows")
                .renaming("StandInRecord.java", "public void appendRows", "public void addRows")
                .renaming("StandInRecord.java", "appendRows(", "addRows(")
                .renaming("JCoAttributes.java", "getISOLanguage", "getLanguage")
                .renaming("StandInAttributes.java", "getISOLanguage", "getLanguage");

        assertThat(refusal(old))
                .hasMessageContaining("it lacks JCoAttributes.getISOLanguage(), JCoTable.appendRows(int)");
    }
}
