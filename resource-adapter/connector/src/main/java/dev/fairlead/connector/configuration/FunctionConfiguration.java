package dev.fairlead.connector.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an installation offers to RFC destinations.
 *
 * @param files directory of the files that they may name; empty if they may name none
 * @param emulator whether they may be emulated in this process
 * @param sapJco whether they may be called over SAP JCo, where it is there
 * @param forwarder whether SAP JCo may enter the tunnel through ports of the loopback interface
 */
public record FunctionConfiguration(Optional<Path> files, boolean emulator, boolean sapJco, boolean forwarder) {

    /** Neither files nor an emulator nor SAP JCo. */
    public static final FunctionConfiguration NONE = new FunctionConfiguration(Optional.empty(), false);

    public FunctionConfiguration {
        Objects.requireNonNull(files, "files");
    }

    /** Without SAP JCo. */
    public FunctionConfiguration(Optional<Path> files, boolean emulator) {
        this(files, emulator, false);
    }

    /** Without a way for SAP JCo into the tunnel. */
    public FunctionConfiguration(Optional<Path> files, boolean emulator, boolean sapJco) {
        this(files, emulator, sapJco, false);
    }

    static FunctionConfiguration of(SettingValues values) {
        return new FunctionConfiguration(
                values.path(Setting.RFC_DIRECTORY),
                values.flag(Setting.RFC_EMULATOR),
                sapJco(values),
                values.flag(Setting.RFC_FORWARDER));
    }

    /**
     * Its connections pass by our check of addresses, and a destination can name libraries that it loads: not for
     * destinations that others than the administrators of this server write.
     */
    private static boolean sapJco(SettingValues values) {
        boolean wanted =
                values.word(Setting.RFC_SAP_JCO, List.of("auto", "off")).equals("auto");
        return wanted && !AddressConfiguration.of(values).publicOnly();
    }
}
