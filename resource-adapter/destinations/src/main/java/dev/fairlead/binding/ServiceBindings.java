package dev.fairlead.binding;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The bindings of a process. Of all sources the first that holds a binding of the service counts; none is mixed with
 * another (destination specification, 9.6):
 *
 * <ol>
 *   <li>explicit configuration, {@code fairlead.binding.<label>}
 *   <li>{@code VCAP_SERVICES}; where it is unset, the file that {@code VCAP_SERVICES_FILE_PATH} names
 *   <li>directories below {@code SERVICE_BINDING_ROOT}; where it is unset, below {@code /etc/secrets/sapbtp}
 *   <li>{@code /etc/secrets/appfnd}, unless {@code SERVICE_BINDING_ROOT} is set
 *   <li>variables {@code CLOUD_SDK_CFG_<LABEL>_<INSTANCE>_<FIELD>}
 * </ol>
 *
 * <p>Every look reads what is there now. Safe for any number of threads.
 */
public final class ServiceBindings {

    private static final Logger LOG = System.getLogger(ServiceBindings.class.getName());

    private final Function<String, Optional<String>> settings;
    private final List<BindingSource> sources;

    /**
     * @param settings explicit configuration by key: {@code fairlead.binding.<label>} and its subkeys
     * @param environment where to look otherwise
     */
    public ServiceBindings(Function<String, Optional<String>> settings, BindingEnvironment environment) {
        this.settings = settings;
        this.sources = List.of(
                new ConfiguredSource(settings, environment),
                new VcapSource(environment),
                SecretDirectories.named(environment),
                SecretDirectories.ofFoundation(environment),
                new VariablesSource(environment));
    }

    /** The bindings of this process, without explicit configuration. */
    public static ServiceBindings ofProcess() {
        return new ServiceBindings(key -> Optional.empty(), BindingEnvironment.ofProcess());
    }

    /**
     * The binding of a service; empty if there is none.
     *
     * @param label the service offering, for example {@code destination}
     * @param instance name of the instance (or of the binding); where it is empty, {@code
     *     fairlead.binding.<label>.instance} may name one
     * @throws dev.fairlead.error.InvalidDestinationException if there are several and none is named, if the named one is
     *     not among them, or if explicit configuration cannot be read ({@link ErrorCode#BINDING_UNUSABLE})
     */
    public Optional<ServiceBinding> find(String label, Optional<String> instance) {
        for (BindingSource source : sources) {
            List<ServiceBinding> bindings = source.bindings(label);
            if (!bindings.isEmpty()) {
                Optional<String> selector = instance.or(() -> settings.apply(ConfiguredSource.key(label, "instance")))
                        .filter(name -> !name.isBlank());
                ServiceBinding chosen = choose(label, source, bindings, selector);
                LOG.log(Level.DEBUG, "Service {0}: binding ''{1}'' of {2}", label, chosen.name(), source.description());
                return Optional.of(chosen);
            }
        }
        return Optional.empty();
    }

    /**
     * All bindings of a service, of the first source that holds one.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if explicit configuration cannot be read ({@link
     *     ErrorCode#BINDING_UNUSABLE})
     */
    List<ServiceBinding> all(String label) {
        return sources.stream()
                .map(source -> source.bindings(label))
                .filter(bindings -> !bindings.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * Whether tokens for a service come from Cloud Identity Services, by the client of the binding {@code identity}:
     * {@code fairlead.binding.<label>.client} is {@code identity}. By default the service's own binding has the client.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if the setting is something else ({@link
     *     ErrorCode#BINDING_UNUSABLE})
     */
    public boolean usesIdentity(String label) {
        String key = ConfiguredSource.key(label, "client");
        String value = settings.apply(key).map(String::strip).orElse("");
        if (!value.isEmpty() && !value.equals("identity") && !value.equals("own")) {
            throw DestinationException.of(
                    ErrorDetail.of(ErrorCode.BINDING_UNUSABLE, "", key, "is neither identity nor own")
                            .withHint("Remove it, or say whose client gets tokens for the service"));
        }
        return value.equals("identity");
    }

    private static ServiceBinding choose(
            String label, BindingSource source, List<ServiceBinding> bindings, Optional<String> selector) {
        if (selector.isEmpty()) {
            if (bindings.size() == 1) {
                return bindings.get(0);
            }
            throw unusable(label, source, bindings.size() + " instances are bound", bindings);
        }
        String name = selector.get().strip();
        List<ServiceBinding> exact = bindings.stream()
                .filter(binding ->
                        binding.instanceName().equals(name) || binding.name().equals(name))
                .toList();
        // variables spell names in capitals and underscores
        List<ServiceBinding> named = exact.isEmpty()
                ? bindings.stream()
                        .filter(binding -> lenient(binding.displayName()).equals(lenient(name)))
                        .toList()
                : exact;
        if (named.size() == 1) {
            return named.get(0);
        }
        String found = named.isEmpty() ? "no instance '" + name + "' is bound" : "'" + name + "' is bound twice";
        throw unusable(label, source, found, bindings);
    }

    private static String lenient(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private static DestinationException unusable(
            String label, BindingSource source, String found, List<ServiceBinding> bindings) {
        String names =
                bindings.stream().map(ServiceBinding::displayName).distinct().collect(Collectors.joining("', '"));
        return DestinationException.of(ErrorDetail.of(
                        ErrorCode.BINDING_UNUSABLE,
                        "",
                        "service " + label,
                        found + " in " + source.description() + ": '" + names + "'")
                .withHint("Set " + ConfiguredSource.key(label, "instance") + " to the name of the instance to use"));
    }
}
