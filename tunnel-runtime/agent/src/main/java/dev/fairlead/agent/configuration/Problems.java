package dev.fairlead.agent.configuration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong while a file is read. */
final class Problems {
    private final String file;
    private final List<ConfigurationProblem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(int line, String key, String problem, String hint) {
        found.add(new ConfigurationProblem(file, line, key, problem, hint));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<ConfigurationProblem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(ConfigurationProblem::line))
                .toList();
    }
}
