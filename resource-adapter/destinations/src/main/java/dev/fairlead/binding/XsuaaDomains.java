package dev.fairlead.binding;

import dev.fairlead.error.DestinationException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The {@code uaadomain} of each XSUAA that this process is bound to: that of service {@code xsuaa} itself, and those that
 * other services' bindings name because their tokens come from there. Below it the tenants' issuers have their hosts.
 */
public final class XsuaaDomains {

    private static final Logger LOG = System.getLogger(XsuaaDomains.class.getName());
    private static final List<String> SERVICES = List.of("xsuaa", "destination", "connectivity");

    /** Two labels at least: nobody owns all hosts of a top-level domain. */
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

    private XsuaaDomains() {}

    /** The domains in lower case. A binding that cannot be read, or names none, adds none. */
    public static Set<String> of(ServiceBindings bindings) {
        Set<String> domains = new TreeSet<>();
        for (String service : SERVICES) {
            try {
                bindings.all(service).forEach(binding -> add(domains, binding));
            } catch (DestinationException e) {
                LOG.log(Level.WARNING, "No uaadomain of service {0} is known: {1}", service, e.getMessage());
            }
        }
        return domains;
    }

    private static void add(Set<String> domains, ServiceBinding binding) {
        binding.credentials()
                .text("uaadomain")
                .map(domain -> domain.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", ""))
                .filter(domain -> DOMAIN.matcher(domain).matches())
                .ifPresent(domains::add);
    }
}
