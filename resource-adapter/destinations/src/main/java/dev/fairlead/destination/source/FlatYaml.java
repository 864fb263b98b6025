package dev.fairlead.destination.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of YAML in which destinations are exported: one mapping of scalars, or a list of such mappings, one entry a
 * line, plain or quoted. Scalars are text, so {@code 0123} stays as it is. Whatever goes further (nesting, block scalars,
 * anchors, tags) is refused rather than read halfway.
 */
final class FlatYaml {

    private final List<Map<String, String>> all = new ArrayList<>();
    private Map<String, String> current = Map.of();
    private boolean list;
    private int dash;
    private int indent;
    private int line;

    private FlatYaml() {}

    /**
     * The flat properties of every mapping in the text, in order.
     *
     * @throws IllegalArgumentException with the line that cannot be read, without quoting it
     */
    static List<Map<String, String>> parse(String text) {
        FlatYaml yaml = new FlatYaml();
        text.lines().forEach(yaml::read);
        return List.copyOf(yaml.all);
    }

    private void read(String raw) {
        line++;
        String content = raw.stripTrailing();
        String stripped = content.strip();
        boolean start = stripped.equals("---") && all.isEmpty();
        if (stripped.isEmpty() || stripped.startsWith("#") || start) {
            return;
        }
        int depth = content.length() - content.stripLeading().length();
        if (content.substring(0, depth).contains("\t")) {
            throw broken("is indented with a tab");
        }
        if (stripped.startsWith("- ")) {
            String inner = stripped.substring(1).stripLeading();
            beginItem(depth, depth + stripped.length() - inner.length());
            entry(inner);
        } else {
            beginEntry(depth);
            entry(stripped);
        }
    }

    private void beginItem(int dashAt, int entriesAt) {
        if (all.isEmpty()) {
            list = true;
            dash = dashAt;
        }
        if (!list || dashAt != dash) {
            throw broken("is nested or badly indented");
        }
        begin(entriesAt);
    }

    private void beginEntry(int depth) {
        if (all.isEmpty()) {
            begin(depth);
        }
        if (depth != indent) {
            throw broken("is nested or badly indented");
        }
    }

    private void begin(int entriesAt) {
        indent = entriesAt;
        current = new LinkedHashMap<>();
        all.add(current);
    }

    private void entry(String text) {
        int end = text.startsWith("\"") || text.startsWith("'") ? quoteEnd(text) + 1 : separator(text);
        String name = scalar(text.substring(0, end).strip());
        String rest = text.substring(end);
        if (!rest.startsWith(":") || name.isEmpty()) {
            throw broken("is no 'name: value'");
        }
        if (current.putIfAbsent(name, value(rest.substring(1).strip())) != null) {
            throw broken("repeats a name");
        }
    }

    private int separator(String text) {
        int colon = text.indexOf(": ");
        if (colon >= 0) {
            return colon;
        }
        if (!text.endsWith(":")) {
            throw broken("is no 'name: value'");
        }
        return text.length() - 1;
    }

    private String value(String text) {
        if (text.startsWith("\"") || text.startsWith("'")) {
            int end = quoteEnd(text);
            String rest = text.substring(end + 1).strip();
            if (!rest.isEmpty() && !rest.startsWith("#")) {
                throw broken("goes on after a quoted value");
            }
            return scalar(text.substring(0, end + 1));
        }
        int comment = text.startsWith("#") ? 0 : text.indexOf(" #");
        return scalar(comment < 0 ? text : text.substring(0, comment).strip());
    }

    private int quoteEnd(String text) {
        char quote = text.charAt(0);
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doubled = quote == '\'' && text.startsWith("''", i);
            if (doubled || (quote == '"' && c == '\\')) {
                i++;
            } else if (c == quote) {
                return i;
            }
        }
        throw broken("has a quote that does not end");
    }

    private String scalar(String text) {
        if (text.startsWith("'")) {
            return text.substring(1, text.length() - 1).replace("''", "'");
        }
        if (text.startsWith("\"")) {
            return unescaped(text.substring(1, text.length() - 1));
        }
        if (!text.isEmpty() && "|>&*!{[%@`?".indexOf(text.charAt(0)) >= 0) {
            throw broken("has a value that is no plain or quoted text");
        }
        return text.equals("~") || text.equals("null") ? "" : text;
    }

    private String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case '"', '\\', '/' -> plain.append(text.charAt(i));
                default -> throw broken("has an escape that is not known here");
            }
        }
        return plain.toString();
    }

    private IllegalArgumentException broken(String what) {
        return new IllegalArgumentException("is no flat YAML (line " + line + " " + what + ")");
    }
}
