package dev.fairlead.benchmarks.tunnel.subject;

import dev.fairlead.benchmarks.tunnel.load.Backend;
import dev.fairlead.benchmarks.tunnel.process.ChildProcess;
import java.util.List;

/**
 * A subject that runs.
 *
 * @param subject what it is
 * @param port to which clients connect
 * @param smallRequest what a client sends as a small request
 * @param processes the near end and the far end; none for the direct way
 * @param links what lies between them; nothing of it counts as theirs
 */
public record Running(
        Subject subject, int port, String smallRequest, List<ChildProcess> processes, List<ChildProcess> links) {

    public Running {
        processes = List.copyOf(processes);
        links = List.copyOf(links);
    }

    static Running of(Subject subject, int port, ChildProcess... processes) {
        return new Running(subject, port, Backend.SMALL_REQUEST, List.of(processes), List.of());
    }

    /** The same with links between the ends. */
    public Running over(List<ChildProcess> between) {
        return new Running(subject, port, smallRequest, processes, between);
    }

    /** Its name. */
    public String name() {
        return subject.name();
    }
}
