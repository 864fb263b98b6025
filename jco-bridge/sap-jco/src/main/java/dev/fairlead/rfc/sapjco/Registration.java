package dev.fairlead.rfc.sapjco;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/**
 * The one provider of destinations that an archive may have (RFC specification, B.14, 4), shared by all who use it. It is
 * registered for the first of them and unregistered after the last; a provider of somebody else is left alone.
 */
final class Registration {
    /** By the archive's class loader. SAP JCo keeps its provider for the whole process; so must who registers it. */
    private static final Map<ClassLoader, Registration> ACTIVE = new HashMap<>();

    private static final System.Logger LOG = System.getLogger("fairlead.rfc.t1");

    private final JcoTypes types;
    private final DestinationNames names = new DestinationNames();
    private final ProvidedDestinations destinations;
    private final Object provider;
    private int users;

    private Registration(JcoTypes types) {
        this.types = types;
        this.destinations = new ProvidedDestinations(types.providers().deleted());
        Class<?> wanted = types.providers().provider();
        this.provider = Proxy.newProxyInstance(wanted.getClassLoader(), new Class<?>[] {wanted}, destinations);
    }

    /**
     * Registers the provider, unless it is already.
     *
     * @throws dev.fairlead.rfc.RfcException of group INITIALIZATION if somebody else's is registered, or the archive lacks
     *     members
     */
    static Registration join(ClassLoader archive) {
        synchronized (ACTIVE) {
            Registration active = ACTIVE.get(archive);
            if (active == null) {
                active = new Registration(JcoTypes.of(archive));
                active.register();
                ACTIVE.put(archive, active);
            }
            active.users++;
            return active;
        }
    }

    /** Unregisters the provider if nobody else uses it. */
    void leave() {
        synchronized (ACTIVE) {
            users--;
            if (users == 0) {
                ACTIVE.remove(types.loader());
                destinations.releaseAll();
                unregister();
            }
        }
    }

    JcoTypes types() {
        return types;
    }

    String nameOf(SapJcoDestination destination) {
        return names.of(destination);
    }

    ProvidedDestinations destinations() {
        return destinations;
    }

    private void register() {
        try {
            if ((boolean) types.providers().isRegistered().invokeExact()) {
                throw conflict();
            }
            types.providers().register().invokeExact(provider);
        } catch (IllegalStateException e) {
            throw conflict();
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw Unusable.because("it takes no provider of destinations: " + e, "See the message");
        }
    }

    private static RuntimeException conflict() {
        return Unusable.because(
                "an application has registered its own provider of destinations, and there can be only one",
                "Let that application bring a SAP JCo of its own or do without its provider, or use"
                        + " jco.destination.x_fairlead.transport=soap");
    }

    private void unregister() {
        try {
            types.providers().unregister().invokeExact(provider);
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "SAP JCo keeps Fairlead's provider of destinations", e);
        }
    }
}
