package dev.fairlead.rfc.transport;

import dev.fairlead.http.DestinationResponse;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcFailure;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer without results or fault means (RFC specification, C.8).
 *
 * <pre>
 * 200 HTML with a logon form             103
 * 200 other                              107
 * 301 302 307 308  to a logon page       103, never followed
 *                  http to https         101, names the URL
 *                  elsewhere             102
 * 401                                    103
 * 403 404 411 413 431                    102
 * 405 406 415                            107
 * 429, and 503 with Retry-After          110
 * 500 with HTML                          104, the page's title
 * 502 503 504                            102
 * other                                  102
 * </pre>
 *
 * The call has not run where the service refuses the request; where a gateway speaks for the system, nobody knows.
 */
final class StatusErrors {

    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]{1,200})</title", Pattern.CASE_INSENSITIVE);
    private static final String LOGON_FORM = "sap-system-login";

    private final String destination;
    private final String path;

    /** @param path of the service, for messages */
    StatusErrors(String destination, String path) {
        this.destination = destination;
        this.path = path;
    }

    /**
     * @param beginning the first characters of the answer's body
     */
    RfcFailure of(DestinationResponse response, String beginning) {
        int status = response.status();
        return failure(response, status, beginning).withNativeCode(Integer.toString(status));
    }

    private RfcFailure failure(DestinationResponse response, int status, String beginning) {
        boolean busy = response.header("Retry-After").isPresent();
        return switch (status) {
            case 200 ->
                beginning.contains(LOGON_FORM)
                        ? of(RfcErrorGroup.LOGON_FAILURE, path + " answers with a logon form")
                        : of(RfcErrorGroup.PROTOCOL, path + " answers with something that is no RFC")
                                .withOutcomeUnknown();
            case 301, 302, 303, 307, 308 -> redirect(response.header("Location").orElse(""), status);
            case 401 -> of(RfcErrorGroup.LOGON_FAILURE, "the system refuses the logon (401)");
            case 403 ->
                of(RfcErrorGroup.COMMUNICATION, path + " is forbidden or not active (403)")
                        .withHint("Activate the service node in transaction SICF, and see its authorisations");
            case 404 ->
                of(RfcErrorGroup.COMMUNICATION, "there is no " + path + " (404)")
                        .withHint("Correct soap_path, or activate the service node in transaction SICF");
            case 405, 406, 415 ->
                of(RfcErrorGroup.PROTOCOL, path + " does not take calls of functions (" + status + ")");
            case 411 ->
                of(RfcErrorGroup.COMMUNICATION, "the way to the system wants to know the request's length (411)")
                        .withHint("Set " + TransportOptions.PREFIX + "spool to the bytes of the largest request");
            case 413, 431 ->
                of(
                        RfcErrorGroup.COMMUNICATION,
                        "the request is larger than the way to the system allows (" + status + ")");
            case 429 -> of(RfcErrorGroup.STATE_BUSY, "the system is busy (429)");
            case 500 -> of(RfcErrorGroup.SYSTEM_FAILURE, title(beginning)).withOutcomeUnknown();
            case 503 ->
                busy
                        ? of(RfcErrorGroup.STATE_BUSY, "the system is busy (503)")
                        : of(RfcErrorGroup.COMMUNICATION, "the system is not available (503)")
                                .withOutcomeUnknown();
            case 502, 504 ->
                of(RfcErrorGroup.COMMUNICATION, "the system is not reached (" + status + ")")
                        .withOutcomeUnknown();
            default ->
                of(RfcErrorGroup.COMMUNICATION, path + " answers with status " + status)
                        .withOutcomeUnknown();
        };
    }

    private RfcFailure redirect(String location, int status) {
        String lower = location.toLowerCase(Locale.ROOT);
        if (lower.contains("login") || lower.contains("logon") || lower.contains("saml2")) {
            return of(RfcErrorGroup.LOGON_FAILURE, path + " sends to a logon page (" + status + ")");
        }
        return lower.startsWith("https://")
                ? of(RfcErrorGroup.CONFIGURATION, path + " is at " + withoutQuery(location) + " (" + status + ")")
                        .withHint("Let soap_url name that address")
                : of(RfcErrorGroup.COMMUNICATION, path + " sends elsewhere, which is not followed (" + status + ")");
    }

    /** Nothing of it but scheme, host, port and path: a query may hold a ticket. */
    private static String withoutQuery(String location) {
        try {
            URI target = URI.create(location);
            return target.getScheme() + "://" + target.getHost()
                    + (target.getPort() < 0 ? "" : ":" + target.getPort())
                    + String.valueOf(target.getPath());
        } catch (IllegalArgumentException e) {
            return "another address";
        }
    }

    private static String title(String beginning) {
        Matcher title = TITLE.matcher(beginning);
        return title.find() ? title.group(1).strip() : "the system failed (500)";
    }

    private RfcFailure of(RfcErrorGroup group, String found) {
        return RfcFailure.of(group, destination, "system", found);
    }
}
