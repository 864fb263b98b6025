package dev.fairlead.rfc.sapjco;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;

/**
 * The archive that a class loader sees (RFC specification, B.14, 3). Looking starts nothing of it but what it needs to
 * tell its version, which loads its native library.
 *
 * @param loader which defines its classes
 * @param version as it says, {@code 3.1.9}
 */
record SapJcoArchive(ClassLoader loader, String version) {
    private static final String ENTRY = Members.PACKAGE + "JCo";
    private static final String ENTRY_FILE = ENTRY.replace('.', '/') + ".class";
    private static final String MARKER = "META-INF/fairlead-jco-facade";
    private static final String SERVED = "3.";

    /**
     * Looks for it.
     *
     * @throws dev.fairlead.rfc.RfcException of group INITIALIZATION that says why there is none that can be used
     */
    static SapJcoArchive visibleTo(ClassLoader loader) {
        try {
            Class<?> entry = Class.forName(ENTRY, false, loader);
            refuseOurOwn(entry.getClassLoader());
            String version = (String) MethodHandles.publicLookup()
                    .findStatic(entry, "getVersion", MethodType.methodType(String.class))
                    .invokeExact();
            if (version == null || !version.startsWith(SERVED)) {
                throw Unusable.because("its version is " + version, "Use SAP JCo 3.1");
            }
            return new SapJcoArchive(entry.getClassLoader(), version);
        } catch (ClassNotFoundException e) {
            throw Unusable.because(
                    "no sapjco3.jar is visible to " + loader,
                    "Put it, with its native library, where the server loads its own");
        } catch (LinkageError e) {
            throw Unusable.because(
                    "it cannot be loaded: " + e, "See that the native library is beside it and fits this machine");
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw Unusable.because("it does not tell its version: " + e, "Use SAP JCo 3.1");
        }
    }

    /** Programs may have our implementation under the same names; it would call back into here. */
    private static void refuseOurOwn(ClassLoader loader) {
        URL entry = loader.getResource(ENTRY_FILE);
        URL marker = loader.getResource(MARKER);
        if (entry != null && marker != null && home(entry, ENTRY_FILE).equals(home(marker, MARKER))) {
            throw Unusable.because(
                    home(marker, MARKER) + " is Fairlead's own implementation of the interface",
                    "Remove it, or do without SAP JCo");
        }
    }

    private static String home(URL resource, String name) {
        String text = resource.toString();
        return text.substring(0, text.length() - name.length());
    }
}
