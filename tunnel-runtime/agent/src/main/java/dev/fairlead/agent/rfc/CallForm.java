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
 * | What            | A call                             | A description        |
 * | --------------- | ---------------------------------- | -------------------- |
 * | method          | POST                               | GET, without a body  |
 * | path, decoded   | the one for calls                  | one of those for it  |
 * | query           | sap-client and sap-language alone  | services beside them |
 * | Content-Type    | text/xml in UTF-8, once            | any                  |
 * | Content-Encoding| none                               | none                 |
 * </pre>
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
        return form.call(contentTypes);
    }

    private CallHead call(List<String> contentTypes) {
        if (!method.equals("POST") || !paths.calls().equals(Optional.of(path))) {
            return wrong("no POST to " + paths.calls().orElse("a path for calls"));
        }
        if (contentTypes.size() != 1
                || !XML.matcher(contentTypes.get(0).toLowerCase(Locale.ROOT)).matches()) {
            return wrong("no text/xml in UTF-8");
        }
        if (query.problem().isPresent()) {
            return query.problem().get();
        }
        return query.describes() ? wrong("a call with services in its query") : readable(List.of());
    }

    private CallHead description() {
        if (query.problem().isPresent()) {
            return query.problem().get();
        }
        return query.functions()
                .<CallHead>map(this::readable)
                .orElseGet(() -> wrong("no names of functions to describe"));
    }

    private CallHead readable(List<String> described) {
        return new CallHead.Readable(query.client(), described, path + query.canonical(described));
    }

    private static CallHead wrong(String why) {
        return new CallHead.Unreadable(FORM_RULE, why);
    }
}
