package dev.fairlead.quickstart.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How to run an executable jar on the Java that runs the launcher.
 *
 * @param jar the executable jar
 * @param options options of the JVM, such as {@code -Xmx64m}
 * @param agents jars for {@code -javaagent}
 * @param properties system properties
 * @param arguments arguments of the program
 */
public record JavaCommand(
        Path jar, List<String> options, List<Path> agents, Map<String, String> properties, List<String> arguments) {

    public JavaCommand {
        Objects.requireNonNull(jar, "jar");
        options = List.copyOf(options);
        agents = List.copyOf(agents);
        properties = Map.copyOf(properties);
        arguments = List.copyOf(arguments);
    }

    List<String> line() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options);
        agents.forEach(agent -> line.add("-javaagent:" + agent));
        properties.forEach((name, value) -> line.add("-D" + name + "=" + value));
        line.add("-jar");
        line.add(jar.toString());
        line.addAll(arguments);
        return line;
    }
}
