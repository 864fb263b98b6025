package dev.fairlead.tunnel.configuration;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used; it carries every problem, not only the first. */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigurationProblem> problems;

    /**
     * @param problems at least one
     */
    public ConfigurationException(List<ConfigurationProblem> problems) {
        super(problems.stream()
                .map(ConfigurationProblem::toString)
                .collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of the file. */
    public List<ConfigurationProblem> problems() {
        return problems;
    }
}
