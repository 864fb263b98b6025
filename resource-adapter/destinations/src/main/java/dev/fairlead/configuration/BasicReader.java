package dev.fairlead.configuration;

import java.util.Optional;

/** Reads {@code BasicAuthentication} (authentication specification, 5.2). */
final class BasicReader {

    private BasicReader() {}

    static Optional<Authentication.Basic> read(PropertyReader reader) {
        Optional<String> user = reader.mandatory(PropertyNames.USER);
        Optional<Secret> password = reader.mandatorySecret(PropertyNames.PASSWORD);
        boolean preemptive = reader.flag(PropertyNames.PREEMPTIVE, true);
        if (user.filter(name -> name.contains(":") || hasControls(name)).isPresent()) {
            reader.problems()
                    .invalid(PropertyNames.USER, "contains a colon or a control character", "Use another user name");
        }
        if (password.filter(secret -> hasControls(secret.reveal())).isPresent()) {
            reader.problems().invalid(PropertyNames.PASSWORD, "contains a control character", "Use another password");
        }
        return user.flatMap(name -> password.map(secret -> new Authentication.Basic(name, secret, preemptive)));
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
