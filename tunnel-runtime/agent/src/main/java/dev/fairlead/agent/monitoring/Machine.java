package dev.fairlead.agent.monitoring;

import com.sun.management.OperatingSystemMXBean;
import dev.fairlead.agent.monitoring.MachineFigures.Room;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures the machine that the agent runs on. Blocks for reading the sizes of the agent's own files. */
final class Machine {
    private static final System.Logger LOG = System.getLogger(Machine.class.getName());
    private static final long KB = 1 << 10;
    private static final long MB = 1 << 20;
    private static final Path PROCESS = Path.of("/proc/self/status");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final List<Path> directories;

    /** @param directories of the agent, the first one on the disk that counts; not empty */
    Machine(List<Path> directories) {
        this.directories = List.copyOf(directories);
    }

    MachineFigures measure() {
        long physical = system.getTotalMemorySize() / KB;
        long freePhysical = system.getFreeMemorySize() / KB;
        long committed = system.getCommittedVirtualMemorySize() / KB;
        Runtime runtime = Runtime.getRuntime();
        return new MachineFigures(
                percent(system.getCpuLoad()),
                percent(system.getProcessCpuLoad()),
                new Room(physical, resident(committed), freePhysical),
                new Room(
                        physical + system.getTotalSwapSpaceSize() / KB,
                        committed,
                        freePhysical + system.getFreeSwapSpaceSize() / KB),
                runtime.totalMemory() / KB,
                runtime.freeMemory() / KB,
                disk());
    }

    /** The platform says something negative as long as it does not know. */
    private static int percent(double load) {
        return load > 0 ? (int) Math.round(load * 100) : 0;
    }

    /** Java does not say; what the system reserved is the nearest elsewhere. */
    private static long resident(long otherwise) {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(PROCESS));
            return resident.find() ? Long.parseLong(resident.group(1)) : otherwise;
        } catch (IOException notLinux) {
            return otherwise;
        }
    }

    private Room disk() {
        try {
            FileStore store = Files.getFileStore(directories.get(0));
            long own = 0;
            for (Path directory : directories) {
                own += DirectorySize.of(directory);
            }
            return new Room(store.getTotalSpace() / MB, own / MB, store.getUsableSpace() / MB);
        } catch (IOException unreadable) {
            LOG.log(System.Logger.Level.DEBUG, "The disk cannot be measured: {0}", unreadable.toString());
            return new Room(0, 0, 0);
        }
    }
}
