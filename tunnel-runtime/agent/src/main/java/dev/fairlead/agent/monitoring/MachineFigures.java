package dev.fairlead.agent.monitoring;

import java.util.Objects;

/**
 * How the machine fares at one moment.
 *
 * @param cpuPercent load of the machine
 * @param ownCpuPercent what of it is the agent's
 * @param physical memory in KB
 * @param virtual memory with swap, in KB
 * @param heapTotal of the JVM, in KB
 * @param heapFree of the JVM, in KB
 * @param disk of the agent's directory, in MB
 */
record MachineFigures(
        int cpuPercent, int ownCpuPercent, Room physical, Room virtual, long heapTotal, long heapFree, Room disk) {

    MachineFigures {
        Objects.requireNonNull(physical, "physical");
        Objects.requireNonNull(virtual, "virtual");
        Objects.requireNonNull(disk, "disk");
    }

    /**
     * What there is of something, and what the agent takes.
     *
     * @param own the agent's part
     */
    record Room(long total, long own, long free) {

        /** What neither the agent takes nor is free. */
        long others() {
            return Math.max(0, total - own - free);
        }
    }
}
