package dev.fairlead.agent.http;

import dev.fairlead.agent.access.CallRules;
import dev.fairlead.agent.rfc.CallHead;
import java.util.Objects;

/**
 * A request for functions whose head was permitted.
 *
 * @param rules what may be called
 * @param head what its head says
 * @param user who logs on with a password, as stated; empty: nobody does
 */
public record FunctionCall(CallRules rules, CallHead.Readable head, String user) {
    public FunctionCall {
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(user, "user");
    }
}
