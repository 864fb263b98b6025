package dev.fairlead.rfc.sapjco;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * SAP JCo as one program uses it. While it is open, Fairlead is the process's provider of destinations for it; other
 * programs that use it through Fairlead share that. Safe for use by several threads.
 */
public final class SapJco implements AutoCloseable {
    private final SapJcoArchive archive;
    private final Registration registration;
    private final Set<SapJcoSystem> systems = ConcurrentHashMap.newKeySet();
    private boolean closed;

    private SapJco(SapJcoArchive archive, Registration registration) {
        this.archive = archive;
        this.registration = registration;
    }

    /**
     * Starts to use the archive that a class loader sees.
     *
     * @throws dev.fairlead.rfc.RfcSystemException of group INITIALIZATION with the reason if there is none, if it cannot be
     *     used, or if an application has registered its own provider of destinations
     */
    public static SapJco activate(ClassLoader loader) {
        SapJcoArchive archive = SapJcoArchive.visibleTo(loader);
        return new SapJco(archive, Registration.join(archive.loader()));
    }

    /** Version of the archive, {@code 3.1.9}. */
    public String version() {
        return archive.version();
    }

    /** The way to a system. SAP JCo is told of it when it is first used. */
    public SapJcoSystem open(SapJcoDestination destination) {
        return new SapJcoSystem(this, registration, destination);
    }

    /** Has a system's destination taken back at the end at the latest; false if that was already. */
    synchronized boolean add(SapJcoSystem system) {
        return !closed && systems.add(system);
    }

    void remove(SapJcoSystem system) {
        systems.remove(system);
    }

    /** Takes back all destinations, and the provider if nobody else uses it. Calls that go on are not waited for. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        systems.forEach(SapJcoSystem::abandon);
        registration.leave();
    }
}
