package dev.fairlead.connector.rfc.system;

import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.rfc.RfcConfigurationException;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.profile.ProfileFile;
import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.rfc.transport.TransportOptions;
import java.io.IOException;
import java.io.Reader;

/**
 * What probes have found out about the systems of destinations ({@code jco.destination.x_fairlead.profile}; RFC
 * specification, H.2).
 *
 * @param files among them the profiles
 */
record KnownSystems(NamedFiles files) {
    private static final String PROFILE = "profile";

    /**
     * A destination's options, with those left open as its profile has them.
     *
     * @param way to its system
     * @throws dev.fairlead.error.InvalidDestinationException if it names no profile, or that of another system
     */
    TransportOptions of(RfcConfiguration destination, TransportOptions options, SystemWay way) {
        return options.profile()
                .map(name -> TransportOptions.of(
                        destination.name(), destination.others(), profile(destination.name(), name, options, way)))
                .orElse(options);
    }

    private SystemProfile profile(String destination, String name, TransportOptions options, SystemWay way) {
        try (Reader in = files.open(destination, PROFILE, name)) {
            SystemProfile profile = ProfileFile.read(destination, TransportOptions.PREFIX + PROFILE, in);
            String address = address(way.http().url(), options);
            if (!profile.address().equals(address)) {
                throw RfcException.of(RfcFailure.of(
                        RfcErrorGroup.CONFIGURATION,
                        destination,
                        TransportOptions.PREFIX + PROFILE,
                        "is of " + profile.address() + ", and the destination leads to " + address));
            }
            return profile;
        } catch (RfcConfigurationException e) {
            throw DestinationException.of(
                    ErrorDetail.of(
                                    ErrorCode.PROPERTY_INVALID,
                                    destination,
                                    e.detail().place(),
                                    e.detail().found())
                            .withHint("Probe the system with the command fairlead rfc probe"),
                    e);
        } catch (IOException e) {
            throw DestinationException.of(
                    ErrorDetail.of(
                            ErrorCode.PROPERTY_INVALID,
                            destination,
                            TransportOptions.PREFIX + PROFILE,
                            "names a file that cannot be read"),
                    e);
        }
    }

    /** The service that calls go to. */
    static String address(HttpUrl server, TransportOptions options) {
        return SystemProfile.address(
                server.scheme(),
                server.host(),
                server.port(),
                server.path().replaceFirst("/+$", "") + options.soapPath());
    }
}
