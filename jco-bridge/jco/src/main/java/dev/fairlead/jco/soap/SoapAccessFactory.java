package dev.fairlead.jco.soap;

import dev.fairlead.jco.spi.AccessFactory;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.rfc.transport.TransportOptions;
import java.util.Map;
import java.util.Optional;

/**
 * Ways over SOAP-RFC, for properties that name neither SAP's own connector nor an emulator in the process as transport.
 *
 * <p>What they need: {@code jco.destination.x_fairlead.soap_url}, or {@code jco.client.wshost} and {@code wsport};
 * {@code jco.client.client}, {@code user} and {@code passwd}. Limits, language, repository user and further
 * {@code x_fairlead} options count as the RFC specification, part A, has them.
 */
public final class SoapAccessFactory implements AccessFactory {

    @Override
    public Optional<DestinationAccess> open(String name, Map<String, String> properties) {
        return switch (TransportOptions.of(name, properties).transport()) {
            case AUTO, SOAP -> Optional.of(SoapAccess.of(name, name, new SoapProperties(name, properties)));
            case JCO, EMULATOR -> Optional.empty();
        };
    }
}
