package dev.fairlead.agent.http;

import java.util.Optional;

/** The common name in the subject of a caller, which systems commonly take for the user. */
final class CommonName {
    private static final String TYPE = "CN=";

    private CommonName() {}

    /**
     * Finds it.
     *
     * @param subject as {@link dev.fairlead.agent.principal.Subject#toString} writes it, common name first; empty for
     *     none
     */
    static Optional<String> of(String subject) {
        if (!subject.startsWith(TYPE)) {
            return Optional.empty();
        }
        StringBuilder name = new StringBuilder();
        for (int i = TYPE.length(); i < subject.length() && subject.charAt(i) != ','; i++) {
            boolean escaped = subject.charAt(i) == '\\' && i + 1 < subject.length();
            i += escaped ? 1 : 0;
            name.append(subject.charAt(i));
        }
        return Optional.of(name.toString());
    }
}
