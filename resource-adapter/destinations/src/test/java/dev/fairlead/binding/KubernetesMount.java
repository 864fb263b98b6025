package dev.fairlead.binding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A secret mounted the way Kubernetes does: the files are links into {@code ..data}, itself a link to the generation
 * that counts, which is exchanged in one step.
 */
final class KubernetesMount {

    private static final List<String> KEYS =
            List.of("uri", "url", "uaadomain", "clientid", "clientsecret", "credential-type");

    private final Bound process;
    private final String directory;

    private KubernetesMount(Bound process, String directory) {
        this.process = process;
        this.directory = directory;
    }

    static KubernetesMount in(Bound process, String directory) {
        return new KubernetesMount(process, directory);
    }

    /** Mounts a generation with the usual credentials. */
    Bound show(String generation) {
        process.credentialFiles(directory + "/.." + generation);
        link(generation);
        return process;
    }

    /** Mounts a generation with another secret. */
    void rotate(String generation, String secret) {
        process.credentialFiles(directory + "/.." + generation)
                .file(directory + "/.." + generation + "/clientsecret", secret);
        link(generation);
    }

    private void link(String generation) {
        try {
            Path mount = process.path(directory);
            Path next = mount.resolve("..data_tmp");
            Files.createSymbolicLink(next, Path.of(".." + generation));
            Files.move(next, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
            for (String key : KEYS) {
                if (Files.notExists(mount.resolve(key))) {
                    Files.createSymbolicLink(mount.resolve(key), Path.of("..data", key));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
