package dev.fairlead.benchmarks.tunnel.subject;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** No tunnel at all. */
public final class Direct implements Subject {

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.REFERENCE);
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public Running start(Site site) throws IOException {
        return Running.of(this, site.wire().to(site.backend()));
    }
}
