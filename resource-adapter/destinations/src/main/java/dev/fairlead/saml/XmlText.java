package dev.fairlead.saml;

/** What can stand in XML 1.0 (section 2.2), in any form: control characters and halves of surrogate pairs cannot. */
final class XmlText {

    private XmlText() {}

    static boolean writable(String text) {
        return text.codePoints().allMatch(XmlText::writable);
    }

    private static boolean writable(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c > 0xFFFF;
    }
}
