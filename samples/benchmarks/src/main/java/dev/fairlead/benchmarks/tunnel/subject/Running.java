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
 * @param processes both ends; empty for the direct way
 */
public record Running(Subject subject, int port, String smallRequest, List<ChildProcess> processes) {

    public Running {
        processes = List.copyOf(processes);
    }

    static Running of(Subject subject, int port, ChildProcess... processes) {
        return new Running(subject, port, Backend.SMALL_REQUEST, List.of(processes));
    }
}
