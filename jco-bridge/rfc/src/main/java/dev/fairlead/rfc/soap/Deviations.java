package dev.fairlead.rfc.soap;

/** Tells a function's surprises to the log, each kind once: what its description does not have, and what does not fit it. */
final class Deviations {

    private static final System.Logger LOG = System.getLogger("fairlead.rfc.wire");

    private final FunctionPlan plan;

    Deviations(FunctionPlan plan) {
        this.plan = plan;
    }

    String function() {
        return plan.function();
    }

    /** An element that stands for nothing. */
    void unknown(String element) {
        if (plan.firstUnknown()) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "{0} comes with {1}, which its metadata do not have",
                    function(),
                    element);
        }
    }

    /** Something that is read all the same. */
    void unusual(String found) {
        if (plan.firstDeviation()) {
            LOG.log(System.Logger.Level.WARNING, "{0}: {1}", function(), found);
        }
    }
}
