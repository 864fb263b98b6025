package dev.fairlead.agent.packaging;

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
class AgentPackageIT {
    @TempDir
    private Path directory;

    private DebianPackage deb;

    @BeforeEach
    void open() throws Exception {
        deb = new DebianPackage(Path.of("target/fairlead-agent.deb"));
    }

    @Test
    void itNeedsAJavaAndSaysWhatItIs() throws Exception {
        assertThat(deb.info())
                .contains(
                        "Package: fairlead-agent",
                        "Architecture: all",
                        "java17-runtime-headless",
                        "postinst",
                        "conffiles");
    }

    @Test
    void itHasCommandUnitManualAndConfiguration() throws Exception {
        assertThat(deb.contents())
                .containsPattern("-rwxr-xr-x root/root .* ./usr/share/fairlead-agent/bin/fairlead-agent\n")
                .containsPattern(
                        "./usr/bin/fairlead-agent (link to|->) \\.\\./share/fairlead-agent/bin/fairlead-agent\n")
                .contains(
                        "./usr/lib/systemd/system/fairlead-agent.service",
                        "./usr/share/man/man1/fairlead-agent.1",
                        "./etc/fairlead-agent/agent.yaml",
                        "./etc/default/fairlead-agent");
    }

    @Test
    void theInstalledCommandRunsAndTakesTheInstalledConfiguration() throws Exception {
        Path root = directory.resolve("root");
        Path control = directory.resolve("control");
        deb.unpack(root, control);

        DebianPackage.Result installed = DebianPackage.run(
                List.of(control.resolve("postinst").toString(), "configure"), "DPKG_ROOT", root.toString());
        DebianPackage.Result checked = DebianPackage.run(List.of(
                root.resolve("usr/bin/fairlead-agent").toString(),
                "check",
                "--config",
                root.resolve("etc/fairlead-agent/agent.yaml").toString()));

        assertThat(installed.status()).as(installed.output()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("var/lib/fairlead-agent"))))
                .isEqualTo("rwx------");
        assertThat(checked.status()).as(checked.output()).isZero();
        assertThat(checked.output()).contains("is right");
    }

    @Test
    void withoutJavaTheCommandSaysWhatIsMissing() throws Exception {
        deb.unpack(directory.resolve("root"), directory.resolve("control"));

        DebianPackage.Result run = DebianPackage.run(
                List.of(directory.resolve("root/usr/bin/fairlead-agent").toString()), "JAVA_HOME", "/nonexistent");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("needs Java 17 or newer");
    }

    @Test
    void theUnitGivesNoRightsAway() throws Exception {
        assertThat(Path.of("src/main/deb/systemd/fairlead-agent.service"))
                .content()
                .contains(
                        "User=fairlead-agent",
                        "StateDirectory=fairlead-agent",
                        "NoNewPrivileges=yes",
                        "ProtectSystem=strict",
                        "CapabilityBoundingSet=\n");
    }
}
