package dev.fairlead.connector.rfc.system;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.configuration.RfcConfiguration;
import dev.fairlead.configuration.RfcLogon;
import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.EmulatorBuilder;
import dev.fairlead.rfc.call.RfcChannel;
import dev.fairlead.rfc.dictionary.DictionarySource;
import dev.fairlead.source.DestinationLookup;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Systems that are emulated within this process ({@code transport=emulator}): one for each tenant and destination, which
 * keeps its data while the resource adapter runs, whatever changes in the destination. They listen nowhere.
 */
final class EmulatedSystems {
    private static final int MAXIMUM = 100;
    private static final String DEFAULT_CLIENT = "100";

    private final Cache<DestinationLookup, AbapEmulator> systems =
            Caffeine.newBuilder().maximumSize(MAXIMUM).build();

    /**
     * A system with the destination's client, and in it the user who calls beside the standard users.
     *
     * @param own the destination as it is
     * @param destination as it is called
     */
    SystemAccess open(
            DestinationLookup lookup, RfcConfiguration own, RfcConfiguration destination, CallerOfThread caller) {
        AbapEmulator system = systems.get(lookup, found -> start(client(own)));
        String client = client(destination);
        Optional<String> user = Optional.of(destination.logon())
                .filter(RfcLogon.ConfiguredUser.class::isInstance)
                .map(logon -> ((RfcLogon.ConfiguredUser) logon).user());
        user.filter(name -> system.users().find(client, name).isEmpty())
                .ifPresent(name -> system.users().add(client, name, unknownPassword(), attributes -> attributes));
        EmulatedChannel channel = new EmulatedChannel(
                destination.name(),
                system,
                client,
                destination.settings().language().orElse(""),
                () -> user.or(() -> caller.get().map(known -> known.identity().userId())));
        RfcChannel inquirer = destination
                .settings()
                .repository()
                .user()
                .<RfcChannel>map(asking -> channel.as(asking.user()))
                .orElse(channel);
        return new SystemAccess("emulator", channel, new DictionarySource(inquirer), Optional.empty(), true, () -> 0);
    }

    private static String client(RfcConfiguration destination) {
        return destination.target().client().orElse(DEFAULT_CLIENT);
    }

    private static AbapEmulator start(String client) {
        EmulatorBuilder builder = AbapEmulator.builder().client(client).standardUsers(unknownPassword());
        return builder.standardModules().withoutPort().start();
    }

    /** Nobody logs on with a password: who calls is known. */
    private static String unknownPassword() {
        return Long.toUnsignedString(new SecureRandom().nextLong(), Character.MAX_RADIX);
    }
}
