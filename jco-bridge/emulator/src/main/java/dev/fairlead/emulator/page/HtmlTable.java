package dev.fairlead.emulator.page;

import java.util.List;
import java.util.stream.Collectors;

/** A table of HTML under a heading; texts are escaped. Says so if there are no rows. */
record HtmlTable(String heading, List<String> columns, List<List<String>> rows) {

    String html() {
        String title = "<h2>" + escaped(heading) + "</h2>\n";
        return rows.isEmpty() ? title + "<p>None.</p>\n" : title + "<table>\n" + lines() + "</table>\n";
    }

    private String lines() {
        return line("th", columns) + rows.stream().map(row -> line("td", row)).collect(Collectors.joining());
    }

    private static String line(String element, List<String> cells) {
        return cells.stream()
                .map(cell -> "<" + element + ">" + escaped(cell) + "</" + element + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
