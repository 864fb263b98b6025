package dev.fairlead.rfc.transport;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.soap.DateTimeForm;
import dev.fairlead.rfc.soap.SoapCodec;
import dev.fairlead.rfc.soap.SoapMessage;
import dev.fairlead.rfc.soap.XmlNames;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One call over HTTP (RFC specification, C.1). What was sent is never sent again; if nothing was, a failed connection is
 * tried once more.
 */
final class Exchange {

    private static final String ACTION = "\"urn:sap-com:document:sap:rfc:functions\"";

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private final HttpRoute http;
    private final SoapTarget target;
    private final TransportOptions options;
    private final SoapCodec codec;
    private final DateTimeForm dateTimes;
    private final boolean compressed;
    private final Answer answer;
    private final CallTrace trace;

    Exchange(HttpRoute http, SoapTarget target, TransportOptions options) {
        this.http = http;
        this.target = target;
        this.options = options;
        this.codec = new SoapCodec(options.limits(), options.lenientXml());
        this.dateTimes = options.dateTime().orElse(DateTimeForm.ISO);
        this.compressed = target.compressed() && options.gzip();
        this.answer = new Answer(target.destination(), options.soapPath(), codec);
        this.trace = new CallTrace(target.destination(), options.mask(), target.trace());
    }

    /**
     * Calls a function.
     *
     * @param cookies what goes along and what comes back; empty for none
     * @throws RfcException if the call fails
     */
    void call(FunctionData function, Optional<CookieJar> cookies) {
        refuseOpenPassword();
        SoapMessage message = codec.request(function, dateTimes, options.emptyTables());
        trace.sent(function);
        try (DestinationResponse response = sent(message, function, cookies)) {
            cookies.ifPresent(jar -> receive(jar, response));
            answer.read(response, function);
            trace.received(function);
        } catch (RfcException e) {
            if (e.group() == RfcErrorGroup.LOGON_FAILURE) {
                cookies.ifPresent(CookieJar::clear);
            }
            trace.failed(function, e);
            throw e;
        }
    }

    private void refuseOpenPassword() {
        if (target.password() && !target.https() && !target.tunnel() && !options.allowPlain()) {
            throw RfcException.of(RfcFailure.of(
                            RfcErrorGroup.CONFIGURATION,
                            target.destination(),
                            TransportOptions.PREFIX + "allow_plain",
                            "a password would go over http without a tunnel")
                    .withHint("Use https or a tunnel; allow_plain=1 permits it"));
        }
    }

    private DestinationResponse sent(SoapMessage message, FunctionData function, Optional<CookieJar> cookies) {
        try (CallBody body = new CallBody(message, compressed, options.spool(), TEMPORARY)) {
            return sent(body, request(body, cookies), function);
        }
    }

    private DestinationResponse sent(CallBody body, DestinationRequest request, FunctionData function) {
        try {
            return http.send(request);
        } catch (DestinationException e) {
            if (!isWorthAnotherConnection(e, body)) {
                throw RouteErrors.of(e, function.name(), body.isEnded());
            }
        }
        try {
            return http.send(request);
        } catch (DestinationException e) {
            throw RouteErrors.of(e, function.name(), body.isEnded());
        }
    }

    private static boolean isWorthAnotherConnection(DestinationException failure, CallBody body) {
        boolean connection =
                failure.code() == ErrorCode.TARGET_UNREACHABLE || failure.code() == ErrorCode.TARGET_BROKE_OFF;
        return connection && !body.isBegun() && !failure.outcomeUnknown();
    }

    private DestinationRequest request(CallBody body, Optional<CookieJar> cookies) {
        DestinationRequest request = base("POST", options.soapPath(), cookies)
                .header("Accept", "text/xml")
                .header("Accept-Encoding", "gzip")
                .header("SOAPAction", ACTION)
                .body(body.body(target.destination()));
        return compressed ? request.header("Content-Encoding", "gzip") : request;
    }

    /** Method, path, logon parameters, cookies and timeout: what all requests to the system have. */
    private DestinationRequest base(String method, String path, Optional<CookieJar> cookies) {
        DestinationRequest request = DestinationRequest.of(method, path).header("User-Agent", UserAgent.VALUE);
        if (target.client().isPresent()) {
            request = request.query("sap-client", target.client().get());
        }
        if (target.language().isPresent()) {
            request = request.query("sap-language", target.language().get());
        }
        Optional<String> cookie = cookies.flatMap(CookieJar::header);
        if (cookie.isPresent()) {
            request = request.header("Cookie", cookie.get());
        }
        return options.timeout().isPresent() ? request.timeout(options.timeout().get()) : request;
    }

    /** Ends the ABAP session that the cookies name (RFC specification, C.10). */
    void endSession(CookieJar cookies) {
        DestinationRequest request =
                base("GET", options.soapPath(), Optional.of(cookies)).query("sap-sessioncmd", "close");
        http.send(request).close();
    }

    private static void receive(CookieJar jar, DestinationResponse response) {
        for (Map.Entry<String, String> header : response.headers()) {
            if (header.getKey().equalsIgnoreCase("Set-Cookie")) {
                jar.receive(header.getValue());
            }
        }
    }

    /** Asks for the description of a function. */
    DestinationResponse describe(String path, String function, Optional<CookieJar> cookies) {
        refuseOpenPassword();
        try {
            return http.send(base("GET", path, cookies)
                    .query("services", XmlNames.encode(function))
                    .header("Accept", "text/xml"));
        } catch (DestinationException e) {
            throw RouteErrors.of(e, function, false);
        }
    }
}
