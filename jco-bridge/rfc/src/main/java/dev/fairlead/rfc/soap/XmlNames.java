package dev.fairlead.rfc.soap;

/**
 * Names of the ABAP dictionary as names of XML elements and back (RFC specification, C.4).
 *
 * <pre>
 * A-Z, 0-9 behind the first place, _     itself
 * /                                      _-
 * a digit in the first place             _-- and two hexadecimal digits
 * any other ASCII character              _-- and two hexadecimal digits
 * XML at the beginning                   X-ML
 * </pre>
 */
public final class XmlNames {

    private static final String XML = "XML";
    private static final String ESCAPED_XML = "X-ML";
    private static final String SLASH = "_-";
    private static final String OTHER = "_--";
    private static final int HEXADECIMAL = 16;
    private static final int ASCII = 0x80;

    private XmlNames() {}

    /**
     * The element that stands for a function, parameter or field.
     *
     * @throws IllegalArgumentException if the name is empty or has a character beyond ASCII that no element can have
     */
    public static String encode(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A name without characters");
        }
        if (isPlain(name)) {
            return name;
        }
        StringBuilder element = new StringBuilder(name.length() + 8);
        int start = 0;
        if (name.startsWith(XML)) {
            element.append(ESCAPED_XML);
            start = XML.length();
        }
        for (int i = start; i < name.length(); i++) {
            append(element, name.charAt(i), i == 0);
        }
        return element.toString();
    }

    private static void append(StringBuilder element, char c, boolean first) {
        if (isItself(c, first)) {
            element.append(c);
        } else if (c == '/') {
            element.append(SLASH);
        } else if (c < ASCII) {
            element.append(OTHER).append(upperCaseDigit(c / HEXADECIMAL)).append(upperCaseDigit(c % HEXADECIMAL));
        } else {
            throw new IllegalArgumentException("A character that no name of an element can have");
        }
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isItself(name.charAt(i), i == 0)) {
                return false;
            }
        }
        return !name.startsWith(XML);
    }

    private static boolean isItself(char c, boolean first) {
        return c >= 'A' && c <= 'Z'
                || c == '_'
                || c >= '0' && c <= '9' && !first
                || c >= ASCII && Character.isLetter(c);
    }

    private static char upperCaseDigit(int value) {
        return Character.toUpperCase(Character.forDigit(value, HEXADECIMAL));
    }

    /** The name that an element stands for; an escape that is none stands for itself. */
    public static String decode(String element) {
        boolean escapedXml = element.regionMatches(true, 0, ESCAPED_XML, 0, ESCAPED_XML.length());
        if (!escapedXml && !element.contains(SLASH)) {
            return element;
        }
        StringBuilder name = new StringBuilder(element.length());
        int i = 0;
        if (escapedXml) {
            name.append(XML);
            i = ESCAPED_XML.length();
        }
        while (i < element.length()) {
            int escaped = element.startsWith(OTHER, i) ? escaped(element, i + OTHER.length()) : -1;
            if (escaped >= 0) {
                name.append((char) escaped);
                i += OTHER.length() + 2;
            } else if (element.startsWith(SLASH, i)) {
                name.append('/');
                i += SLASH.length();
            } else {
                name.append(element.charAt(i));
                i++;
            }
        }
        return name.toString();
    }

    private static int escaped(String element, int at) {
        if (at + 2 > element.length()) {
            return -1;
        }
        int high = hexadecimal(element.charAt(at));
        int low = hexadecimal(element.charAt(at + 1));
        int character = high * HEXADECIMAL + low;
        return high < 0 || low < 0 || character >= ASCII ? -1 : character;
    }

    private static int hexadecimal(char c) {
        return c < ASCII ? Character.digit(c, HEXADECIMAL) : -1;
    }
}
