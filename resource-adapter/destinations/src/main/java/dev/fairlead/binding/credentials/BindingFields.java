package dev.fairlead.binding.credentials;

import dev.fairlead.binding.ServiceBinding;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the keys of one binding and collects what is wrong with them. A key that cannot be used reads as a stand-in, so
 * that the others are looked at too; {@link #check} tells of all of them before anybody uses one.
 */
final class BindingFields {

    private static final HttpUrl NO_URL = new HttpUrl("https", "invalid", 443, "", "");

    private final ServiceBinding binding;
    private final boolean plainAllowed;
    private final List<String> missing = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    BindingFields(ServiceBinding binding, boolean plainAllowed) {
        this.binding = binding;
        this.plainAllowed = plainAllowed;
    }

    ServiceBinding binding() {
        return binding;
    }

    Optional<String> optional(String key) {
        return binding.credentials().text(key);
    }

    /** The value of the first of the keys that is there; the first one is called missing. */
    String text(String... keys) {
        return present(keys).flatMap(this::optional).orElseGet(() -> {
            missing.add(keys[0]);
            return "";
        });
    }

    /** The URL under the first of the keys that is there. */
    HttpUrl url(String... keys) {
        String text = text(keys);
        if (text.isEmpty()) {
            return NO_URL;
        }
        String key = present(keys).orElseThrow();
        try {
            HttpUrl url = HttpUrl.parse(text);
            if (!url.secure() && !plainAllowed) {
                wrong.add(key + " is not https");
            }
            return url;
        } catch (IllegalArgumentException e) {
            wrong.add(key + " " + e.getMessage());
            return NO_URL;
        }
    }

    /** The port under the first of the keys that is there. */
    int port(String... keys) {
        return text(keys).isEmpty()
                ? 0
                : optionalPort(present(keys).orElseThrow()).orElse(0);
    }

    OptionalInt optionalPort(String key) {
        Optional<String> text = optional(key);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        int port = text.get().matches("\\d{1,5}") ? Integer.parseInt(text.get()) : 0;
        if (port < 1 || port > 65535) {
            wrong.add(key + " is no port");
            return OptionalInt.empty();
        }
        return OptionalInt.of(port);
    }

    private Optional<String> present(String... keys) {
        for (String key : keys) {
            if (optional(key).isPresent()) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    void missing(String key) {
        missing.add(key);
    }

    void wrong(String found) {
        wrong.add(found);
    }

    /**
     * @throws DestinationException with everything that is wrong
     */
    void check() {
        List<String> found = new ArrayList<>();
        if (!missing.isEmpty()) {
            found.add("lacks " + String.join(", ", missing));
        }
        found.addAll(wrong);
        if (!found.isEmpty()) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.BINDING_UNUSABLE,
                    "",
                    "binding '" + binding.displayName() + "' of service " + binding.label(),
                    String.join("; ", found)));
        }
    }
}
