package dev.fairlead.binding;

import java.util.List;

/** One place that may hold bindings. */
interface BindingSource {

    /** What messages call it. */
    String description();

    /**
     * The bindings of a service offering as they are now; none if the place is missing.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if somebody named the place and it cannot be read
     */
    List<ServiceBinding> bindings(String label);
}
