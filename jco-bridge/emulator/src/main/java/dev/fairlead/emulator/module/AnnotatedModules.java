package dev.fairlead.emulator.module;

import dev.fairlead.rfc.RfcAbapException;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.mapping.ServedModule;
import dev.fairlead.rfc.mapping.ServedModules;

/** Function modules whose code and interface are annotated methods. */
public final class AnnotatedModules {

    private AnnotatedModules() {}

    /**
     * Adds all modules of an object.
     *
     * @throws IllegalArgumentException if a method cannot be mapped, or none is annotated
     */
    public static void addTo(FunctionRegistry registry, Object implementation) {
        for (ServedModule module : ServedModules.of(implementation, AbapContext.class)) {
            registry.add(module.description(), (context, function) -> call(module, context, function));
        }
    }

    /** The exception that an application would catch, thrown by its own interface, is that of the module. */
    private static void call(ServedModule module, AbapContext context, RfcFunction function) throws AbapRaise {
        try {
            module.call(function, context);
        } catch (RfcAbapException e) {
            throw new AbapRaise(e.key(), e.abapMessage());
        } catch (AbapRaise | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
