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
    private static final String DESTINATIONS = "/destinations/";
    private static final byte[] PAYLOAD = answer("200 OK", Payload.TEXT);
    private static final byte[] REFUSAL = answer("401 Unauthorized", "{}");
    private static final byte[] REFUSAL_OF_PROXY = answer("407 Proxy Authentication Required", "{}");
    private static final byte[] NOTHING = answer("404 Not Found", "{}");
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

    byte[] to(Request request) {
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
            return answer("200 OK", token());
        }
        if (path.startsWith(DESTINATIONS) && request.authorized()) {
            return destinations(path);
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

    private byte[] destinations(String path) {
        String asked = path.substring(path.lastIndexOf('/') + 1);
        if (asked.equals("instanceDestinations")) {
            return answer("200 OK", "[]");
        }
        String[] parts = path.split("/");
        if (asked.equals("subaccountDestinations")) {
            return answer(
                    "200 OK",
                    IntStream.range(0, Integer.parseInt(parts[3]))
                            .mapToObj(number -> configuration(parts[2] + "-" + number))
                            .collect(Collectors.joining(",", "[", "]")));
        }
        destinations.incrementAndGet();
        if (parts[3].equals("1")) {
            pause();
        }
        return answer("200 OK", """
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

    private static byte[] answer(String status, String body) {
        return Request.ascii("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }
}
