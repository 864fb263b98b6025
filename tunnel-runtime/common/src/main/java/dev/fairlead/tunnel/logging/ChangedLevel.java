package dev.fairlead.tunnel.logging;

import java.util.HashMap;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A changed level of {@code java.util.logging}, where the platform's loggers end up, until it is taken back. */
final class ChangedLevel {
    private static final Map<System.Logger.Level, Level> LEVELS = Map.of(
            System.Logger.Level.ERROR, Level.SEVERE,
            System.Logger.Level.WARNING, Level.WARNING,
            System.Logger.Level.INFO, Level.INFO,
            System.Logger.Level.DEBUG, Level.FINE,
            System.Logger.Level.TRACE, Level.FINER,
            System.Logger.Level.ALL, Level.ALL,
            System.Logger.Level.OFF, Level.OFF);

    /** Held, since otherwise the logger with its level could be forgotten. */
    private final Logger logger;

    private final Level before;
    private final Map<Handler, Level> handlers = new HashMap<>();

    ChangedLevel(LogLevel wanted) {
        logger = Logger.getLogger(wanted.logger());
        before = logger.getLevel();
        Level level = LEVELS.get(wanted.level());
        logger.setLevel(level);
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            if (handler.getLevel().intValue() > level.intValue()) {
                handlers.put(handler, handler.getLevel());
                handler.setLevel(level);
            }
        }
    }

    /** Everything is as it was before. */
    void takeBack() {
        logger.setLevel(before);
        handlers.forEach(Handler::setLevel);
    }
}
