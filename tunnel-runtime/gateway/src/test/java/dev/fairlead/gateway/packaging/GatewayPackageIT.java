package dev.fairlead.gateway.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.tunnel.fixture.DebianPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package as Debian's tools see it, and what it installs as it runs. */
class GatewayPackageIT {
    @TempDir
    private Path directory;

    private DebianPackage deb;

    @BeforeEach
    void open() throws Exception {
        deb = new DebianPackage(Path.of("target/fairlead-gateway.deb"));
    }

    @Test
    void itNeedsAJavaAndSaysWhatItIs() throws Exception {
        assertThat(deb.info())
                .contains(
                        "Package: fairlead-gateway",
                        "Architecture: all",
                        "java17-runtime-headless",
                        "postinst",
                        "conffiles");
    }

    @Test
    void itHasCommandUnitManualAndConfiguration() throws Exception {
        assertThat(deb.contents())
                .containsPattern("-rwxr-xr-x root/root .* ./usr/share/fairlead-gateway/bin/fairlead-gateway\n")
                .containsPattern(
                        "./usr/bin/fairlead-gateway (link to|->) \\.\\./share/fairlead-gateway/bin/fairlead-gateway\n")
                .contains(
                        "./usr/lib/systemd/system/fairlead-gateway.service",
                        "./usr/share/man/man1/fairlead-gateway.1",
                        "./etc/fairlead-gateway/gateway.yaml",
                        "./etc/default/fairlead-gateway");
    }

    @Test
    void theInstalledCommandRunsAndTakesTheInstalledConfiguration() throws Exception {
        Path root = directory.resolve("root");
        Path control = directory.resolve("control");
        deb.unpack(root, control);

        DebianPackage.Result installed = DebianPackage.run(
                List.of(control.resolve("postinst").toString(), "configure"), "DPKG_ROOT", root.toString());
        DebianPackage.Result checked = DebianPackage.run(List.of(
                root.resolve("usr/bin/fairlead-gateway").toString(),
                "check",
                "--config",
                root.resolve("etc/fairlead-gateway/gateway.yaml").toString()));

        assertThat(installed.status()).as(installed.output()).isZero();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(root.resolve("var/lib/fairlead-gateway"))))
                .isEqualTo("rwx------");
        assertThat(checked.status()).as(checked.output()).isZero();
        assertThat(checked.output()).contains("is right");
    }

    @Test
    void withoutJavaTheCommandSaysWhatIsMissing() throws Exception {
        deb.unpack(directory.resolve("root"), directory.resolve("control"));

        DebianPackage.Result run = DebianPackage.run(
                List.of(directory.resolve("root/usr/bin/fairlead-gateway").toString()), "JAVA_HOME", "/nonexistent");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("needs Java 17 or newer");
    }

    @Test
    void theUnitGivesNoRightsAway() throws Exception {
        assertThat(Path.of("src/main/deb/systemd/fairlead-gateway.service"))
                .content()
                .contains(
                        "User=fairlead-gateway",
                        "StateDirectory=fairlead-gateway",
                        "NoNewPrivileges=yes",
                        "ProtectSystem=strict",
                        "CapabilityBoundingSet=\n");
    }
}
