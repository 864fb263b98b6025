package dev.fairlead.benchmarks.server;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the server says, by path:
 *
 * <pre>
 * /open/…                   the payload
 * /private/…                the payload, with an Authorization field; else 401
 * /proxied/…                the payload, as a proxy that wants Proxy-Authorization; else 407
 * /propagated/…             the same, with a principal; else 407
 * /oauth/token              a token, numbered
 * /slow/oauth/token         the same after a moment
 * /destinations/KIND/COUNT/destination-configuration/v1/destinations/KIND-NUMBER
 *                           a destination with a token if its kind needs one; after a moment if there is one only
 * /destinations/KIND/COUNT/destination-configuration/v1/subaccountDestinations
 *                           all of the kind, without tokens; those of the instance are none
 * /counts                   how many tokens and destinations it has given so far
 * </pre>
 */
final class Answers {
    /**
     * @param last whether the connection ends with it: the services' do, or thousands of destinations would keep
     *     thousands of them
     */
    record Answer(byte[] bytes, boolean last) {}

    private static final String DESTINATIONS = "/destinations/";
    private static final Answer PAYLOAD = kept("200 OK", Payload.TEXT);
    private static final Answer REFUSAL = kept("401 Unauthorized", "{}");
    private static final Answer REFUSAL_OF_PROXY = kept("407 Proxy Authentication Required", "{}");
    private static final Answer NOTHING = kept("404 Not Found", "{}");
    private static final String TOKENS = """
            ,"authTokens":[{"type":"Bearer","value":"user-token","expires_in":"43199","http_header":\
            {"key":"Authorization","value":"Bearer user-token"}}]""";
    /** How long a real service takes at the least; first calls at the same time should meet in it. */
    private static final long SERVICE_MILLIS = 50;

    private final URI own;
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger destinations = new AtomicInteger();

    Answers(URI own) {
        this.own = own;
    }

    Answer to(Request request) {
        String path = request.path();
        if (path.startsWith("/open/")) {
            return PAYLOAD;
        }
        if (path.startsWith("/private/")) {
            return request.authorized() ? PAYLOAD : REFUSAL;
        }
        if (path.startsWith("/proxied/")) {
            return request.proxied() ? PAYLOAD : REFUSAL_OF_PROXY;
        }
        if (path.startsWith("/propagated/")) {
            return request.proxied() && request.principal() ? PAYLOAD : REFUSAL_OF_PROXY;
        }
        if (path.endsWith("/oauth/token")) {
            if (path.startsWith("/slow/")) {
                pause();
            }
            return ofService(token());
        }
        if (path.startsWith(DESTINATIONS) && request.authorized()) {
            return destinations(path);
        }
        if (path.equals("/counts")) {
            return ofService(tokens.get() + " " + destinations.get());
        }
        return NOTHING;
    }

    private String token() {
        return """
                {"access_token":"token-%d","token_type":"bearer","expires_in":43199}""".formatted(tokens.incrementAndGet());
    }

    private Answer destinations(String path) {
        String asked = path.substring(path.lastIndexOf('/') + 1);
        if (asked.equals("instanceDestinations")) {
            return ofService("[]");
        }
        String[] parts = path.split("/");
        if (asked.equals("subaccountDestinations")) {
            return ofService(IntStream.range(0, Integer.parseInt(parts[3]))
                    .mapToObj(number -> configuration(parts[2] + "-" + number))
                    .collect(Collectors.joining(",", "[", "]")));
        }
        destinations.incrementAndGet();
        if (parts[3].equals("1")) {
            pause();
        }
        return ofService("""
                {"owner":{"SubaccountId":"s","InstanceId":null},"destinationConfiguration":%s%s}""".formatted(configuration(asked), parts[2].equals("private") ? TOKENS : ""));
    }

    private String configuration(String name) {
        String path = name.substring(0, name.indexOf('-'));
        return switch (path) {
            case "private" -> configuration(name, own + "/" + path, "Internet", "OAuth2JWTBearer");
            case "proxied" -> configuration(name, "http://erp.corp/" + path, "OnPremise", "NoAuthentication");
            case "propagated" -> configuration(name, "http://erp.corp/" + path, "OnPremise", "PrincipalPropagation");
            default -> configuration(name, own + "/" + path, "Internet", "NoAuthentication");
        };
    }

    private static String configuration(String name, String url, String proxy, String authentication) {
        return """
                {"Name":"%s","Type":"HTTP","URL":"%s","ProxyType":"%s","Authentication":"%s"}""".formatted(name, url, proxy, authentication);
    }

    private static void pause() {
        try {
            Thread.sleep(SERVICE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer kept(String status, String body) {
        return new Answer(message(status, "", body), false);
    }

    private static Answer ofService(String body) {
        return new Answer(message("200 OK", "Connection: close\r\n", body), true);
    }

    private static byte[] message(String status, String field, String body) {
        return Request.ascii("HTTP/1.1 " + status + "\r\n" + field
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }
}
