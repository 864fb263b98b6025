package dev.fairlead.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.input.AuthorizationCode;
import dev.fairlead.input.Sensitive;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A user with a browser of their own, sent to the authorization endpoint by an application: fills in Keycloak's form, and
 * comes back with a code. The challenge is S256 (RFC 7636).
 */
final class SignIn {
    private static final String REDIRECT_URI = "https://portal.example/callback";
    private static final Pattern FORM = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Landscape landscape;
    private final HttpClient browser;
    private final String verifier = random();
    private final String state = random();

    SignIn(Landscape landscape) {
        this.landscape = landscape;
        this.browser = HttpClient.newBuilder()
                .sslContext(landscape.authority().client())
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Signs the user in at client {@code portal}. */
    AuthorizationCode as(String user) throws IOException, InterruptedException {
        Map<String, String> request = new TreeMap<>(Map.of(
                "response_type", "code",
                "client_id", "portal",
                "redirect_uri", REDIRECT_URI,
                "scope", "openid",
                "state", state,
                "code_challenge", challenge(),
                "code_challenge_method", "S256"));
        URI page = URI.create(landscape.keycloak().authorizationUrl() + "?" + form(request));
        Matcher form = FORM.matcher(send(HttpRequest.newBuilder(page), 200).body());
        assertThat(form.find()).as("login form").isTrue();

        String logon = form(Map.of("username", user, "password", landscape.passwordOf(user)));
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(logon)),
                302);
        Map<String, String> query = query(answer);
        assertThat(query).containsEntry("state", state);
        return new AuthorizationCode(
                Sensitive.of(query.get("code")), Optional.of(REDIRECT_URI), Optional.of(Sensitive.of(verifier)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int status)
            throws IOException, InterruptedException {
        HttpResponse<String> response = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return response;
    }

    private static Map<String, String> query(HttpResponse<?> redirect) {
        URI back = URI.create(redirect.headers().firstValue("Location").orElseThrow());
        assertThat(back.toString()).startsWith(REDIRECT_URI + "?");
        return Arrays.stream(back.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
