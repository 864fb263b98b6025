package dev.fairlead.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A row of a table of bad input: what is changed in a sample, and the one error that follows.
 *
 * @param sample see {@link Samples#of}
 * @param changes {@code name=value}, several with {@code &} between them; {@code <missing>}, {@code <empty>} and
 *     {@code <blank>} stand for themselves, {@code <65>} for 65 letters, {@code <0a>} for the character
 * @param code of the error
 * @param property that the error names
 * @param found part of what the error says about it
 */
record BadRow(String sample, String changes, String code, String property, String found) {

    private static final Pattern CHARACTER = Pattern.compile("<([0-9a-f]{2})>");

    static List<BadRow> read(String table) {
        try (InputStream input = BadRow.class.getResourceAsStream(table)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ?", 5))
                    .map(cells -> new BadRow(cells[0], cells[1], cells[2], cells[3], cells[4]))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Map<String, String> properties() {
        Map<String, String> properties = Samples.of(sample);
        for (String change : changes.split(" & ")) {
            int equals = change.indexOf('=');
            String name = change.substring(0, equals);
            switch (change.substring(equals + 1)) {
                case "<missing>" -> properties.remove(name);
                case "<empty>" -> properties.put(name, "");
                case "<blank>" -> properties.put(name, "  ");
                case "<65>" -> properties.put(name, "x".repeat(65));
                default -> properties.put(name, text(change.substring(equals + 1)));
            }
        }
        return properties;
    }

    /** Names of the properties that the row changes, and of the one that it accuses. */
    List<String> touched() {
        return Arrays.stream((changes + " & " + property + "=").split(" & "))
                .map(change -> change.substring(0, change.indexOf('=')))
                .toList();
    }

    private static String text(String value) {
        return CHARACTER
                .matcher(value)
                .replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16)));
    }

    @Override
    public String toString() {
        return sample + ": " + changes;
    }
}
