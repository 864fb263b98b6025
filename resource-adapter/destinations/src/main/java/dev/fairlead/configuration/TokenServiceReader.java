package dev.fairlead.configuration;

import dev.fairlead.error.ErrorCode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what belongs to a token service (authentication specification, 3.1 to 3.4). */
final class TokenServiceReader {

    private static final Logger LOG = System.getLogger(TokenServiceReader.class.getName());
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final Set<String> OWN_PARAMETERS = Set.of(
            "grant_type",
            "scope",
            "assertion",
            "client_id",
            "client_secret",
            "client_assertion",
            "client_assertion_type",
            "code",
            "refresh_token",
            "subject_token",
            "actor_token",
            "username",
            "password");

    private TokenServiceReader() {}

    static Optional<TokenService> read(PropertyReader reader, ProxyType ofDestination, boolean plainAllowed) {
        refuse(reader, PropertyNames.TOKEN_KEY_STORE, "Mutual TLS with the token service");
        refuse(reader, PropertyNames.CLIENT_ASSERTION_DESTINATION, "A client assertion");

        ProxyType proxyType = HttpConfigurationReader.proxyType(reader, PropertyNames.TOKEN_PROXY_TYPE, ofDestination);
        boolean common = common(reader);
        Optional<String> url = url(reader, common, proxyType, plainAllowed);
        Optional<String> clientId = reader.mandatory(PropertyNames.CLIENT_ID);
        Optional<TokenService.ServiceUser> serviceUser = serviceUser(reader);
        Optional<Secret> clientSecret = serviceUser.isPresent()
                ? reader.secret(PropertyNames.CLIENT_SECRET)
                : reader.mandatorySecret(PropertyNames.CLIENT_SECRET);
        boolean inBody = reader.flag(PropertyNames.TOKEN_CREDENTIALS_IN_BODY, true);
        String scope = reader.text(PropertyNames.SCOPE).orElse("").replaceAll("\\s+", " ");
        List<Map.Entry<String, String>> headers = headers(reader, serviceUser.isPresent() || !inBody);
        if (url.isEmpty() || clientId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TokenService(
                url.get(),
                common,
                proxyType,
                clientId.get(),
                clientSecret,
                serviceUser,
                inBody,
                scope,
                headers,
                reader.group(PropertyNames.TOKEN_QUERIES),
                parameters(reader),
                Optional.empty(),
                AssertionSettings.NONE,
                true,
                timeout(reader, PropertyNames.TOKEN_CONNECT_TIMEOUT, 60),
                timeout(reader, PropertyNames.TOKEN_READ_TIMEOUT, 600)));
    }

    private static void refuse(PropertyReader reader, String property, String feature) {
        if (reader.text(property).isPresent()) {
            reader.problems()
                    .add(
                            ErrorCode.AUTHENTICATION_UNSUPPORTED,
                            property,
                            feature + " is not supported by this release",
                            "Use clientSecret");
        }
    }

    private static boolean common(PropertyReader reader) {
        String type = reader.text(PropertyNames.TOKEN_URL_TYPE).orElse("Dedicated");
        if (!type.equals("Dedicated") && !type.equals("Common")) {
            reader.problems()
                    .invalid(
                            PropertyNames.TOKEN_URL_TYPE,
                            "'" + Excerpt.of(type) + "' is no type of token service URL",
                            "Use Dedicated or Common");
        }
        return type.equals("Common");
    }

    private static Optional<String> url(
            PropertyReader reader, boolean common, ProxyType proxyType, boolean plainAllowed) {
        String property = PropertyNames.TOKEN_URL;
        Optional<String> value = reader.mandatory(property);
        // a template is valid if any tenant makes a valid URL of it
        Optional<HttpUrl> url = value.map(text -> common ? text.replace(TokenService.PLACEHOLDER, "tenant") : text)
                .flatMap(text -> reader.parsed(property, text));
        if (url.isEmpty()) {
            return Optional.empty();
        }
        boolean tunnelled = proxyType == ProxyType.ON_PREMISE;
        if (tunnelled && url.get().secure()) {
            reader.problems()
                    .invalid(
                            property,
                            "starts with https:// though it is reached OnPremise",
                            "Write http://, or set tokenServiceURL.ProxyType to Internet");
        } else if (!tunnelled && !url.get().secure() && !plainAllowed) {
            reader.problems()
                    .invalid(property, "starts with http://, which would show the client secret", "Use https://");
        }
        return value;
    }

    private static Optional<TokenService.ServiceUser> serviceUser(PropertyReader reader) {
        Optional<String> user = reader.text(PropertyNames.TOKEN_USER);
        Optional<Secret> password = reader.secret(PropertyNames.TOKEN_PASSWORD);
        if (user.isPresent() && password.isEmpty()) {
            reader.problems().missing(PropertyNames.TOKEN_PASSWORD);
        }
        if (user.isEmpty() && password.isPresent()) {
            reader.problems().missing(PropertyNames.TOKEN_USER);
        }
        return user.flatMap(name -> password.map(secret -> new TokenService.ServiceUser(name, secret)));
    }

    private static List<Map.Entry<String, String>> headers(PropertyReader reader, boolean authorizationIsOurs) {
        List<Map.Entry<String, String>> headers = reader.headers(PropertyNames.TOKEN_HEADERS);
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey();
            if (name.equalsIgnoreCase("Content-Type")
                    || authorizationIsOurs && name.equalsIgnoreCase("Authorization")) {
                reader.problems()
                        .invalid(
                                PropertyNames.TOKEN_HEADERS + name,
                                "is a header field that the token request sets itself",
                                "Remove it");
            }
        }
        return headers;
    }

    private static List<Map.Entry<String, String>> parameters(PropertyReader reader) {
        return reader.group(PropertyNames.TOKEN_PARAMETERS).stream()
                .filter(parameter -> {
                    boolean ours = OWN_PARAMETERS.contains(parameter.getKey());
                    if (ours) {
                        LOG.log(
                                Level.WARNING,
                                "Destination ''{0}'': {1}{2} is ignored, the token request sets it itself",
                                reader.destination(),
                                PropertyNames.TOKEN_PARAMETERS,
                                parameter.getKey());
                    }
                    return !ours;
                })
                .toList();
    }

    /** A value that is 0, too large or no number gives the default; SAP BTP does not clamp either. */
    private static Duration timeout(PropertyReader reader, String property, int maximum) {
        Optional<String> value = reader.text(property);
        int seconds = value.filter(digits -> digits.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
        if (seconds >= 1 && seconds <= maximum) {
            return Duration.ofSeconds(seconds);
        }
        if (value.isPresent() && !value.get().equals("0")) {
            LOG.log(
                    Level.WARNING,
                    "Destination ''{0}'': {1} is no number from 0 to {2}, {3} s are used",
                    reader.destination(),
                    property,
                    maximum,
                    DEFAULT_TIMEOUT.toSeconds());
        }
        return DEFAULT_TIMEOUT;
    }
}
