package dev.fairlead.binding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A process with an environment, a file system and a configuration of its own, as a platform would set them up. */
public final class Bound {

    public static final String SECRET = "b1nding-s3cret";
    /** Credentials as the Destination service's binding shows them. */
    public static final String CREDENTIALS = """
            {"uri":"https://destination-configuration.example.org","url":"https://provider.authentication.example.org",
             "uaadomain":"authentication.example.org","clientid":"sb-clone-1!b2|destination-xsappname!b3",
             "clientsecret":"%s","credential-type":"binding-secret"}""".formatted(SECRET);

    private final Path root;
    private final Map<String, String> variables = new ConcurrentHashMap<>();
    private final Map<String, String> settings = new ConcurrentHashMap<>();

    public Bound(Path root) {
        this.root = root;
    }

    public Bound variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public Bound setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Writes a file; the path starts at the root of the file system. */
    public Bound file(String path, String text) {
        try {
            Path file = path(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String path) {
        return root.resolve(path.substring(1));
    }

    /** {@link #CREDENTIALS} with a file a key. */
    public Bound credentialFiles(String directory) {
        return file(directory + "/uri", "https://destination-configuration.example.org")
                .file(directory + "/url", "https://provider.authentication.example.org")
                .file(directory + "/uaadomain", "authentication.example.org")
                .file(directory + "/clientid", "sb-clone-1!b2|destination-xsappname!b3")
                .file(directory + "/clientsecret", SECRET)
                .file(directory + "/credential-type", "binding-secret");
    }

    /** {@code VCAP_SERVICES} with one binding. */
    public static String vcap(String instance) {
        return "{\"destination\":[" + vcapBinding(instance) + "]}";
    }

    public static String vcapBinding(String instance) {
        return """
                {"label":"destination","name":"%s","instance_name":"%s","instance_guid":"guid-of-%s","binding_name":null,
                 "plan":"lite","tags":["destination","conn"],"credentials":%s}""".formatted(instance, instance, instance, CREDENTIALS);
    }

    public ServiceBindings bindings() {
        return new ServiceBindings(
                key -> Optional.ofNullable(settings.get(key)), new BindingEnvironment(() -> variables, root));
    }

    public Optional<ServiceBinding> destination() {
        return bindings().find("destination", Optional.empty());
    }
}
