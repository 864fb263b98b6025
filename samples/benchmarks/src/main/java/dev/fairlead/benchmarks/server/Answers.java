package dev.fairlead.benchmarks.server;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the server says, by path:
 *
 * <pre>
 * /open/…, /proxied/…       the payload; the second to requests with an absolute target only
 * /private/…                the payload, with an Authorization field; else 401
 * /oauth/token              a token, after a moment, numbered
 * /destination-configuration/v1/destinations/NAME
 *                           a destination whose NAME says what kind, with a token if it needs one; the first of them
 *                           after a moment
 * /destination-configuration/v1/…Destinations   an empty list
 * /counts                   how many tokens and destinations it has given so far
 * </pre>
 */
final class Answers {
    private static final String DESTINATIONS = "/destination-configuration/v1/destinations/";
    private static final byte[] PAYLOAD = answer("200 OK", Payload.TEXT);
    private static final byte[] REFUSAL = answer("401 Unauthorized", "{}");
    private static final byte[] NOTHING = answer("404 Not Found", "{}");
    /** How long a real service takes at the least; first calls at the same time should meet in it. */
    private static final long SERVICE_MILLIS = 50;

    private final URI own;
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger destinations = new AtomicInteger();

    Answers(URI own) {
        this.own = own;
    }

    byte[] to(Request request) {
        String path = request.path();
        if (path.startsWith("/open/")) {
            return PAYLOAD;
        }
        if (path.startsWith("/private/")) {
            return request.authorized() ? PAYLOAD : REFUSAL;
        }
        if (path.startsWith("/proxied/")) {
            return request.absolute() ? PAYLOAD : NOTHING;
        }
        if (path.equals("/oauth/token")) {
            pause();
            return answer("200 OK", token());
        }
        if (path.startsWith(DESTINATIONS) && request.authorized()) {
            String name = path.substring(DESTINATIONS.length());
            if (name.endsWith("-0")) {
                pause();
            }
            return answer("200 OK", destination(name));
        }
        if (path.endsWith("Destinations")) {
            return answer("200 OK", "[]");
        }
        if (path.equals("/counts")) {
            return answer("200 OK", tokens.get() + " " + destinations.get());
        }
        return NOTHING;
    }

    private String token() {
        return """
                {"access_token":"token-%d","token_type":"bearer","expires_in":43199}""".formatted(tokens.incrementAndGet());
    }

    private String destination(String name) {
        destinations.incrementAndGet();
        boolean personal = name.startsWith("private");
        String path = name.substring(0, name.indexOf('-'));
        String token = personal ? """
                ,"authTokens":[{"type":"Bearer","value":"user-token","expires_in":"43199","http_header":\
                {"key":"Authorization","value":"Bearer user-token"}}]""" : "";
        return """
                {"owner":{"SubaccountId":"s","InstanceId":null},"destinationConfiguration":{"Name":"%s",\
                "Type":"HTTP","URL":"%s/%s","ProxyType":"Internet","Authentication":"%s"}%s}""".formatted(name, own, path, personal ? "OAuth2JWTBearer" : "NoAuthentication", token);
    }

    private static void pause() {
        try {
            Thread.sleep(SERVICE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] answer(String status, String body) {
        return Request.ascii("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }
}
