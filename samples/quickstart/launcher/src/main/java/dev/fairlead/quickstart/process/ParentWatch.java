package dev.fairlead.quickstart.process;

/** Ends this JVM when the process that started it is gone: a killed Maven says goodbye to nobody. */
public final class ParentWatch {
    private static final int EXIT_STATUS = 143;

    private ParentWatch() {}

    /** Begins to watch; nothing happens where the operating system does not tell the parent. */
    public static void begin() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(EXIT_STATUS)));
    }
}
