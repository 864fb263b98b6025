package dev.fairlead.tunnel.audit;

import java.io.IOException;
import java.nio.file.Path;

/** Somebody else writes the log. */
public final class LogInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    LogInUseException(Path directory) {
        super("The audit log in " + directory
                + " is being written by somebody else: stop that one, or use another directory");
    }
}
