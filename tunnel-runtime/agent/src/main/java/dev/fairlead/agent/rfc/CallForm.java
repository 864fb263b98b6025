package dev.fairlead.agent.rfc;

import dev.fairlead.agent.access.PathPolicy;
import dev.fairlead.agent.access.RequestPath;
import dev.fairlead.agent.access.SoapPaths;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form that a request needs so that nothing but its query and its body says what is called (RFC specification, D.3,
 * rules 2 and 3):
 *
 * <pre>
 * | What            | A call                             | A description        | The end of a session (C.10)       |
 * | --------------- | ---------------------------------- | -------------------- | --------------------------------- |
 * | method          | POST                               | GET, without a body  | GET, without a body               |
 * | path, decoded   | the one for calls                  | one of those for it  | the one for calls                 |
 * | query           | sap-client and sap-language alone  | services beside them | sap-sessioncmd=close beside them  |
 * | Content-Type    | text/xml in UTF-8, once            | any                  | any                               |
 * | Content-Encoding| none                               | none                 | none                              |
 * </pre>
 *
 * The end of a session is more than the specification has (D.2, D.3): without it sessions that clients kept by a cookie
 * stay open at the system until they time out. It names no function, and needs the cookie of its session besides.
 */
public final class CallForm {
    /** The only possible value of {@code SOAPAction}. */
    public static final String ACTION = "\"urn:sap-com:document:sap:rfc:functions\"";

    private static final Pattern XML = Pattern.compile("text/xml( *; *charset=\"?utf-8\"?)?");
    private static final int FORM_RULE = 2;

    private final SoapPaths paths;
    private final String method;
    private final String path;
    private final CallQuery query;

    private CallForm(SoapPaths paths, String method, String target) {
        this.paths = paths;
        this.method = method;
        int mark = target.indexOf('?');
        this.path = RequestPath.of(target, PathPolicy.STRICT) instanceof RequestPath.Canonical canonical
                ? canonical.path()
                : "";
        this.query = new CallQuery(mark < 0 ? "" : target.substring(mark + 1));
    }

    /**
     * Reads the head of a request.
     *
     * @param target in origin form, as it came
     * @param hasBody whether something follows the head
     * @param contentTypes all values of {@code Content-Type}
     * @param contentCodings all values of {@code Content-Encoding}
     */
    public static CallHead read(
            SoapPaths paths,
            String method,
            String target,
            boolean hasBody,
            List<String> contentTypes,
            List<String> contentCodings) {
        CallForm form = new CallForm(paths, method, target);
        if (!contentCodings.isEmpty()) {
            return wrong("compressed");
        }
        if (method.equals("GET") && paths.descriptions().contains(form.path)) {
            return hasBody ? wrong("a description is asked for with a body") : form.description();
        }
        if (method.equals("GET") && form.isAtCalls() && form.query.endsSession()) {
            return hasBody ? wrong("a session is ended with a body") : form.endOfSession();
        }
        return form.call(contentTypes);
    }

    private CallHead call(List<String> contentTypes) {
        if (!method.equals("POST") || !isAtCalls()) {
            return wrong("no POST to " + paths.calls().orElse("a path for calls"));
        }
        if (contentTypes.size() != 1
                || !XML.matcher(contentTypes.get(0).toLowerCase(Locale.ROOT)).matches()) {
            return wrong("no text/xml in UTF-8");
        }
        if (query.problem().isPresent()) {
            return query.problem().get();
        }
        return query.isOfCall()
                ? readable(CallHead.Purpose.CALL, List.of())
                : wrong("a call with services or sap-sessioncmd in its query");
    }

    private CallHead endOfSession() {
        if (query.problem().isPresent()) {
            return query.problem().get();
        }
        return query.describes()
                ? wrong("the end of a session with services in its query")
                : readable(CallHead.Purpose.END_OF_SESSION, List.of());
    }

    private boolean isAtCalls() {
        return paths.calls().equals(Optional.of(path));
    }

    private CallHead description() {
        if (query.problem().isPresent()) {
            return query.problem().get();
        }
        if (query.endsSession()) {
            return wrong("a description with sap-sessioncmd in its query");
        }
        return query.functions()
                .<CallHead>map(functions -> readable(CallHead.Purpose.DESCRIPTION, functions))
                .orElseGet(() -> wrong("no names of functions to describe"));
    }

    private CallHead readable(CallHead.Purpose purpose, List<String> described) {
        return new CallHead.Readable(purpose, query.client(), described, path + query.canonical(described));
    }

    private static CallHead wrong(String why) {
        return new CallHead.Unreadable(FORM_RULE, why);
    }
}
