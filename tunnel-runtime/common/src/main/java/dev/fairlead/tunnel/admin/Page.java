package dev.fairlead.tunnel.admin;

import dev.fairlead.tunnel.keys.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A page of tables in HTML, light or dark as the reader's system is; without scripts, and with nothing from elsewhere.
 * Every text is escaped.
 */
public final class Page {
    private static final String STYLE = ":root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}"
            + "body{max-width:75rem;margin:2rem auto;padding:0 1rem}"
            + "h1{font-size:1.5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}"
            + "div{overflow-x:auto}table{border-collapse:collapse;width:100%}"
            + "th,td{text-align:left;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #8884;white-space:nowrap}"
            + "td{font-variant-numeric:tabular-nums}";

    /** What a content security policy must list for the page's style to count. */
    static final String STYLE_HASH = "sha256-" + sha256(STYLE);

    private final StringBuilder text = new StringBuilder(4096);
    private boolean inTable;

    /** @param title of the page, and its first heading */
    public Page(String title) {
        text.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(escaped(title))
                .append("</h1>");
    }

    /** A paragraph. */
    public Page paragraph(String sentence) {
        endTable();
        text.append("<p>").append(escaped(sentence)).append("</p>");
        return this;
    }

    /** Begins a table; rows follow. */
    public Page table(String heading, String... columns) {
        endTable();
        text.append("<h2>").append(escaped(heading)).append("</h2><div><table><tr>");
        for (String column : columns) {
            text.append("<th scope=\"col\">").append(escaped(column)).append("</th>");
        }
        text.append("</tr>");
        inTable = true;
        return this;
    }

    /** A row of the table that was begun last. */
    public Page row(Object... cells) {
        text.append("<tr>");
        for (Object cell : cells) {
            text.append("<td>").append(escaped(String.valueOf(cell))).append("</td>");
        }
        text.append("</tr>");
        return this;
    }

    private void endTable() {
        if (inTable) {
            text.append("</table></div>");
            inTable = false;
        }
    }

    /** The whole page, as far as it was written. */
    @Override
    public String toString() {
        return text + (inTable ? "</table></div>" : "") + "</body></html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
