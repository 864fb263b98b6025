package dev.fairlead.benchmarks.tunnel.soak;

import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import dev.fairlead.benchmarks.tunnel.process.ProcFs;
import java.io.IOException;

/**
 * What JVMs hold at one moment, one or several together.
 *
 * @param live bytes of objects that a full garbage collection leaves; NaN where they cannot be asked
 * @param direct bytes of buffers outside the heap; likewise
 * @param resident bytes of memory
 * @param threads of any kind
 * @param files that are open, sockets among them
 */
record Vitals(double live, double direct, double resident, long threads, long files) {
    static final Vitals NONE = new Vitals(0, 0, 0, 0, 0);

    /** Those of the JVMs of a process and its children, after a full garbage collection. */
    static Vitals of(Jcmd jcmd, ChildProcess process) throws IOException {
        Vitals sum = NONE;
        for (long pid : ProcFs.javaPids(process)) {
            double live = jcmd.liveObjects(pid);
            sum = sum.plus(new Vitals(
                    live,
                    jcmd.directMemory(pid),
                    ProcFs.residentBytes(pid),
                    ProcFs.threads(pid),
                    ProcFs.openFiles(pid)));
        }
        return sum;
    }

    Vitals plus(Vitals other) {
        return new Vitals(
                live + other.live,
                direct + other.direct,
                resident + other.resident,
                threads + other.threads,
                files + other.files);
    }
}
