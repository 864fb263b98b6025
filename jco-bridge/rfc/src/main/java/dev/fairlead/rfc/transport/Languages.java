package dev.fairlead.rfc.transport;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Languages by ABAP's codes of one character and by the two letters that logons over HTTP take (RFC specification, A.7). */
public final class Languages {

    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("E", "EN"),
            Map.entry("D", "DE"),
            Map.entry("F", "FR"),
            Map.entry("S", "ES"),
            Map.entry("I", "IT"),
            Map.entry("P", "PT"),
            Map.entry("N", "NL"),
            Map.entry("K", "DA"),
            Map.entry("V", "SV"),
            Map.entry("U", "FI"),
            Map.entry("O", "NO"),
            Map.entry("L", "PL"),
            Map.entry("C", "CS"),
            Map.entry("H", "HU"),
            Map.entry("R", "RU"),
            Map.entry("T", "TR"),
            Map.entry("G", "EL"),
            Map.entry("B", "HE"),
            Map.entry("A", "AR"),
            Map.entry("J", "JA"),
            Map.entry("3", "KO"),
            Map.entry("1", "ZH"),
            Map.entry("M", "ZF"),
            Map.entry("2", "TH"),
            Map.entry("4", "RO"),
            Map.entry("5", "SL"),
            Map.entry("6", "HR"),
            Map.entry("Q", "SK"),
            Map.entry("8", "UK"),
            Map.entry("W", "BG"));

    private static final Map<String, String> CODES =
            LETTERS.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private Languages() {}

    /** A language as {@code sap-language} takes it; one that is not known passes through, in upper case. */
    public static String forLogon(String language) {
        String code = language.toUpperCase(Locale.ROOT);
        return LETTERS.getOrDefault(code, code);
    }

    /** ABAP's code of a language by its two letters; empty if it is not known. */
    public static String forAbap(String letters) {
        return CODES.getOrDefault(letters.toUpperCase(Locale.ROOT), "");
    }
}
