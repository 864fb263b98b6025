package dev.fairlead.jco.spi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether this programming model stands beside the original of the same names. An archive that has it under names of
 * somebody else says so by a resource {@code META-INF/fairlead-jco-facade}, whose first line is the path of one of its
 * classes; if there is that class in another archive too, neither can be trusted to be whole (RFC specification, G.2).
 */
public final class Facades {
    private static final String MARKER = "META-INF/fairlead-jco-facade";

    private Facades() {}

    /**
     * What is wrong with what a class loader sees, naming both archives; empty if nothing is.
     *
     * @param loader of the classes that want to work
     */
    public static Optional<String> conflict(ClassLoader loader) {
        try {
            Set<String> ours = new HashSet<>();
            Set<String> paths = new HashSet<>();
            for (URL marker : Collections.list(loader.getResources(MARKER))) {
                ours.add(home(marker, MARKER));
                paths.add(firstLine(marker));
            }
            for (String path : paths) {
                for (URL place : Collections.list(loader.getResources(path))) {
                    if (!ours.contains(home(place, path))) {
                        return Optional.of("The classes of " + path.substring(0, path.lastIndexOf('/')) + " are in "
                                + home(place, path) + " and, as Fairlead's own, in " + String.join(", ", ours)
                                + ". Remove one of the two");
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("It cannot be told whether " + loader + " sees classes of the same names twice: " + e);
        }
    }

    private static String firstLine(URL marker) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(marker.openStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            if (line == null || line.indexOf('/') < 0) {
                throw new IOException(marker + " names no class");
            }
            return line.strip();
        }
    }

    private static String home(URL resource, String name) {
        String text = resource.toString();
        return text.substring(0, text.length() - name.length());
    }
}
