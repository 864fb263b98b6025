package dev.fairlead.gateway.admission;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** What became of the tokens that calls came with, by the first word of the reason, which are some twenty. */
public final class AdmissionResults {
    private static final String ACCEPTED = "accepted";
    private static final String UNFORESEEN = "error";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /**
     * An admission that is counted.
     *
     * @param refused hears the reason of each refusal, on any thread
     */
    public Admission counting(Admission admission, Consumer<String> refused) {
        return credentials -> {
            CompletionStage<Admitted> decided = admission.admit(credentials);
            decided.whenComplete((admitted, refusal) -> {
                if (refusal == null) {
                    count(ACCEPTED);
                } else {
                    String reason = reason(refusal);
                    count(firstWord(reason));
                    refused.accept(reason);
                }
            });
            return decided;
        };
    }

    /** How often each result came so far. */
    public Map<String, Long> read() {
        Map<String, Long> read = new TreeMap<>();
        counts.forEach((result, count) -> read.put(result, count.sum()));
        return read;
    }

    private void count(String result) {
        counts.computeIfAbsent(result, word -> new LongAdder()).increment();
    }

    /** The text of an error that was not foreseen could hold anything. */
    private static String reason(Throwable refusal) {
        Throwable cause =
                refusal instanceof CompletionException && refusal.getCause() != null ? refusal.getCause() : refusal;
        return cause instanceof RefusedException refused ? refused.reason() : UNFORESEEN;
    }

    private static String firstWord(String reason) {
        int end = 0;
        while (end < reason.length() && Character.isLetterOrDigit(reason.charAt(end))) {
            end++;
        }
        return reason.substring(0, end);
    }
}
