package dev.fairlead.jco;

import java.util.Map;

/** Encodings by SAP's numbers of code pages (RFC specification, C.11). */
final class CodePages {

    /** That of Java's characters. */
    static final String OWN = "4102";

    private static final Map<String, String> ENCODINGS = Map.of(
            "4102", "UTF-16BE",
            "4103", "UTF-16LE",
            "1100", "ISO-8859-1",
            "1160", "windows-1252",
            "8000", "Shift_JIS");

    private CodePages() {}

    /** Java's name of the encoding; null if it is not known. */
    static String encoding(String codePage) {
        return ENCODINGS.get(codePage);
    }
}
