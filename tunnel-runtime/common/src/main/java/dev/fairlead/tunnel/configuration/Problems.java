package dev.fairlead.tunnel.configuration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong while a file is read. */
public final class Problems {
    private final String file;
    private final List<ConfigurationProblem> found = new ArrayList<>();

    /** @param file name of the file, as problems shall show it */
    public Problems(String file) {
        this.file = file;
    }

    /**
     * Notes a problem.
     *
     * @param line counted from 1; 0 where there is none
     * @param key path of the key; empty for the file as a whole
     * @param problem what is wrong, with what was found
     * @param hint what to do about it
     */
    public void add(int line, String key, String problem, String hint) {
        found.add(new ConfigurationProblem(file, line, key, problem, hint));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the order of the lines. */
    public List<ConfigurationProblem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(ConfigurationProblem::line))
                .toList();
    }
}
