package dev.fairlead.agent.rfc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form that a request needs so that its body alone says which function it calls. */
public final class SoapRequest {
    /** Where ABAP systems take such calls. */
    public static final String PATH = "/sap/bc/soap/rfc";

    /** The only possible value of {@code SOAPAction}. */
    public static final String ACTION = "\"urn:sap-com:document:sap:rfc:functions\"";

    private static final Pattern TARGET = Pattern.compile(Pattern.quote(PATH)
            + "(\\?(sap-client|sap-language)=[A-Za-z0-9]*(&(sap-client|sap-language)=[A-Za-z0-9]*)*)?");
    private static final Pattern XML = Pattern.compile("text/xml( *; *charset=\"?utf-8\"?)?");

    private SoapRequest() {}

    /**
     * Why a request is no call; empty if its body may be one.
     *
     * @param contentTypes all values of {@code Content-Type}
     * @param contentCodings all values of {@code Content-Encoding}
     */
    public static Optional<String> problem(
            String method, String target, List<String> contentTypes, List<String> contentCodings) {
        if (!method.equals("POST") || !TARGET.matcher(target).matches()) {
            return Optional.of("no POST to " + PATH);
        }
        if (contentTypes.size() != 1
                || !XML.matcher(contentTypes.get(0).toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of("no text/xml in UTF-8");
        }
        return contentCodings.isEmpty() ? Optional.empty() : Optional.of("compressed");
    }
}
