package dev.fairlead.jco.ext;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a program's provider says, in the words of the model: its failures are groups 101 and 156. */
record ProvidedData(DestinationDataProvider provider) implements Function<String, Optional<Map<String, String>>> {

    @Override
    public Optional<Map<String, String>> apply(String name) {
        return Optional.ofNullable(ask(name)).map(ProvidedData::copy);
    }

    private Properties ask(String name) {
        try {
            return provider.getDestinationProperties(name);
        } catch (DataProviderException e) {
            throw failed(
                    e.getReason() == DataProviderException.Reason.INVALID_CONFIGURATION
                            ? RfcErrorGroup.CONFIGURATION
                            : RfcErrorGroup.DATA_PROVIDER_ERROR,
                    name,
                    e);
        } catch (RfcException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failed(RfcErrorGroup.DATA_PROVIDER_ERROR, name, e);
        }
    }

    /** Its own text stays in the cause: it may tell what nobody else should read. */
    private RfcException failed(RfcErrorGroup group, String name, RuntimeException cause) {
        String found =
                provider.getClass().getName() + " threw " + cause.getClass().getName();
        return RfcException.of(RfcFailure.of(group, name, "DestinationDataProvider", found), cause);
    }

    private static Map<String, String> copy(Properties properties) {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    }
}
