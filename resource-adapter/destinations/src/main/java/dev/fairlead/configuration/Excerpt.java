package dev.fairlead.configuration;

import java.util.regex.Pattern;

/** Quotes configured values in messages: short, on one line, and without what may be a credential. */
public final class Excerpt {

    private static final int MAXIMUM = 80;
    private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");

    private Excerpt() {}

    /** The value without control characters, user information and query, cut to a length that fits a message. */
    public static String of(String value) {
        String text = USER_INFO.matcher(value).replaceAll("//***@").replaceAll("\\p{Cntrl}", "?");
        int query = text.contains("://") ? text.indexOf('?') : -1;
        String shown = query < 0 ? text : text.substring(0, query + 1) + "…";
        return shown.length() > MAXIMUM ? shown.substring(0, MAXIMUM) + "…" : shown;
    }
}
