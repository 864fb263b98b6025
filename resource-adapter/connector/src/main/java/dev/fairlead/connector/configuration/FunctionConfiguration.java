package dev.fairlead.connector.configuration;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What an installation offers to RFC destinations.
 *
 * @param files directory of the files that they may name; empty if they may name none
 * @param emulator whether they may be emulated in this process
 */
public record FunctionConfiguration(Optional<Path> files, boolean emulator) {

    /** Neither files nor an emulator. */
    public static final FunctionConfiguration NONE = new FunctionConfiguration(Optional.empty(), false);

    public FunctionConfiguration {
        Objects.requireNonNull(files, "files");
    }

    static FunctionConfiguration of(SettingValues values) {
        return new FunctionConfiguration(values.path(Setting.RFC_DIRECTORY), values.flag(Setting.RFC_EMULATOR));
    }
}
