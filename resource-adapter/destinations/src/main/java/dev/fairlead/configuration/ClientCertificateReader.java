package dev.fairlead.configuration;

import java.util.Map;
import java.util.Optional;

/** Reads {@code ClientCertificateAuthentication} (authentication specification, 5.3). */
final class ClientCertificateReader {

    private ClientCertificateReader() {}

    static Optional<Authentication> read(PropertyReader reader) {
        boolean clientProvided = reader.choice(
                PropertyNames.KEY_STORE_SOURCE, false, Map.of("DestinationService", false, "ClientProvided", true));
        if (clientProvided) {
            reader.warnUnused(
                    PropertyNames.KEY_STORE_SOURCE + " is ClientProvided",
                    PropertyNames.KEY_STORE_LOCATION,
                    PropertyNames.KEY_STORE_PASSWORD);
            return Optional.of(new Authentication.ClientCertificate(Optional.empty()));
        }
        reader.mandatory(PropertyNames.KEY_STORE_LOCATION);
        return new StoreReader(reader)
                .read(PropertyNames.KEY_STORE_LOCATION, PropertyNames.KEY_STORE_PASSWORD)
                .map(store -> new Authentication.ClientCertificate(Optional.of(store)));
    }
}
