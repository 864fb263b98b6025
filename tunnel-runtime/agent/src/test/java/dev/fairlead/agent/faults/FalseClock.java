package dev.fairlead.agent.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Another time of day for one process, by Debian's package libfaketime. Its timers run as they should. */
final class FalseClock {
    private static final Optional<Path> LIBRARY = Stream.of("x86_64", "aarch64")
            .map(machine -> Path.of("/usr/lib/" + machine + "-linux-gnu/faketime/libfaketime.so.1"))
            .filter(Files::exists)
            .findFirst();

    private FalseClock() {}

    /** Whether this machine has the package. */
    static boolean isInstalled() {
        return LIBRARY.isPresent();
    }

    /**
     * The environment of a process.
     *
     * @param seconds by which its clock is ahead, negative if it is behind
     */
    static Map<String, String> ahead(long seconds) {
        return Map.of(
                "LD_PRELOAD", LIBRARY.orElseThrow().toString(), "FAKETIME", (seconds < 0 ? "" : "+") + seconds + "s");
    }
}
