package dev.fairlead.jco;

import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.rfc.repository.MetadataRepository;

/** The metadata of a destination. */
final class SystemRepository extends KeptRepository {
    private final DestinationAccess access;

    SystemRepository(DestinationAccess access, MetadataRepository metadata) {
        super(metadata);
        this.access = access;
    }

    @Override
    public String getName() {
        return access.name();
    }

    @Override
    public boolean isUnicode() {
        return Errors.unchecked(() -> access.systemInfo().isUnicode());
    }
}
