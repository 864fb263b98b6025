package dev.fairlead.payara.server;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.runtime.ObjectMethods;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What of Fairlead is alive in this JVM after a garbage collection.
 *
 * @param adapters how many class loaders hold the resource adapter
 * @param extensions how many class loaders hold the CDI extension
 * @param instances how many objects of our classes there are
 * @param threads threads of ours, or that hold a class loader of ours
 */
record Census(int adapters, int extensions, long instances, List<String> threads) {
    private static final String ADAPTER = "dev.fairlead.connector.FairleadResourceAdapter";
    private static final String EXTENSION = "dev.fairlead.cdi.DestinationExtension";
    private static final String OURS = "dev.fairlead.";
    private static final String HARNESS = "dev.fairlead.payara.server.";

    static Census take() {
        forgetLastComparison();
        List<String> histogram = diagnose("gcClassHistogram").lines().toList();
        List<String> loaders =
                diagnose("vmClassloaders", "show-classes").lines().toList();
        return new Census(count(loaders, ADAPTER), count(loaders, EXTENSION), instances(histogram), ourThreads());
    }

    /**
     * Java 17 remembers, for the whole JVM, the type that the last linked method of a record handled
     * (JDK-8078641): here is another one.
     */
    private static void forgetLastComparison() {
        try {
            bootstrap("equals", MethodType.methodType(boolean.class, Compared.class, Object.class));
            bootstrap("hashCode", MethodType.methodType(int.class, Compared.class));
            bootstrap("toString", MethodType.methodType(String.class, Compared.class));
        } catch (Throwable e) {
            throw new IllegalStateException("This JVM links no records", e);
        }
    }

    private static void bootstrap(String method, MethodType type) throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        ObjectMethods.bootstrap(
                lookup, method, type, Compared.class, "text", lookup.findGetter(Compared.class, "text", String.class));
    }

    private record Compared(String text) {}

    private static int count(List<String> lines, String className) {
        Pattern wholeName = Pattern.compile("(^|\\s)" + Pattern.quote(className) + "($|\\s)");
        return (int)
                lines.stream().filter(line -> wholeName.matcher(line).find()).count();
    }

    /** A line of a histogram: number, instances, bytes, class. */
    private static long instances(List<String> histogram) {
        return histogram.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns ->
                        columns.length >= 4 && columns[3].startsWith(OURS) && !columns[3].startsWith(HARNESS))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    private static List<String> ourThreads() {
        TreeSet<String> names = new TreeSet<>();
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            Thread thread = entry.getKey();
            if (isOurs(thread.getContextClassLoader())
                    || isOurs(thread.getClass().getClassLoader())
                    || runsOurs(entry.getValue())) {
                names.add(thread.getName());
            }
        }
        return List.copyOf(names);
    }

    /** Payara's loaders of resource adapters know the adapter's name; it has others of its own. */
    private static boolean isOurs(ClassLoader loader) {
        if (loader == null || !loader.getClass().getName().endsWith(".ConnectorClassFinder")) {
            return false;
        }
        try {
            return "fairlead"
                    .equals(loader.getClass()
                            .getMethod("getResourceAdapterName")
                            .invoke(loader));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not the class loader of this version of Payara", e);
        }
    }

    private static boolean runsOurs(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().startsWith(OURS) && !frame.getClassName().startsWith(HARNESS)) {
                return true;
            }
        }
        return false;
    }

    private static String diagnose(String operation, String... arguments) {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            operation,
                            new Object[] {arguments},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("This JVM cannot be diagnosed", e);
        }
    }
}
