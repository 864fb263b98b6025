package dev.fairlead.tunnel.configuration;

import java.util.Objects;

/**
 * One thing that is wrong in a configuration file.
 *
 * @param file name of the file
 * @param line where, counted from 1; 0 where there is no line
 * @param key path of the key, for example {@code mappings[0].internal}; empty for the file as a whole
 * @param problem what is wrong, with what was found
 * @param hint what to do about it
 */
public record ConfigurationProblem(String file, int line, String key, String problem, String hint) {
    public ConfigurationProblem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(hint, "hint");
    }

    /** One line for an administrator. */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line : file;
        return place + ": " + (key.isEmpty() ? "" : key + ": ") + problem + ". " + hint;
    }
}
