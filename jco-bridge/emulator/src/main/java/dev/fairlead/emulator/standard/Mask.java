package dev.fairlead.emulator.standard;

/** Names with {@code *} for any characters. */
final class Mask {

    private Mask() {}

    static boolean matches(String name, String mask) {
        String[] parts = mask.split("\\*", -1);
        int last = parts.length - 1;
        if (last == 0) {
            return name.equals(mask);
        }
        int from = parts[0].length();
        int end = name.length() - parts[last].length();
        if (from > end || !name.startsWith(parts[0]) || !name.endsWith(parts[last])) {
            return false;
        }
        for (int i = 1; i < last; i++) {
            int found = name.indexOf(parts[i], from);
            if (found < 0 || found + parts[i].length() > end) {
                return false;
            }
            from = found + parts[i].length();
        }
        return true;
    }
}
