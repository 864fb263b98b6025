package dev.fairlead.emulator.http;

import dev.fairlead.emulator.answer.Answer;
import dev.fairlead.emulator.system.Logon;
import dev.fairlead.emulator.system.Users;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/**
 * Logs the user of a request on: the owner of the certificate in TLS, else of the certificate in the header if the sender
 * is trusted to set it, else the user of the Basic scheme.
 */
final class Authenticator {
    private static final String BASIC = "Basic ";

    private final Users users;
    private final String sid;
    private final String defaultClient;
    private final boolean trustsHeader;

    Authenticator(Users users, String sid, String defaultClient, boolean trustsHeader) {
        this.users = users;
        this.sid = sid;
        this.defaultClient = defaultClient;
        this.trustsHeader = trustsHeader;
    }

    /** Who asks; empty if nobody may. */
    Optional<Logon> logon(Request request) {
        String client = client(request);
        String language = request.parameter("sap-language").orElse("");
        Optional<X509Certificate> certificate = request.tlsCertificate()
                .filter(shown -> users.logon(client, shown, language).isPresent())
                .or(() -> trustsHeader ? request.headerCertificate() : Optional.empty());
        return certificate.isPresent()
                ? users.logon(client, certificate.get(), language)
                : basic(request, client, language);
    }

    private Optional<Logon> basic(Request request, String client, String language) {
        return request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, BASIC, 0, BASIC.length()))
                .flatMap(value -> decoded(value.substring(BASIC.length()).strip()))
                .filter(pair -> pair.indexOf(':') >= 0)
                .flatMap(pair -> users.logon(
                        client, pair.substring(0, pair.indexOf(':')), pair.substring(pair.indexOf(':') + 1), language));
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What somebody who is not logged on is told. */
    Answer challenge(Request request) {
        return Answer.page(401, "Logon failed", "User, password or certificate are not valid.")
                .with(
                        "WWW-Authenticate",
                        "Basic realm=\"SAP NetWeaver Application Server [" + sid + "/" + client(request) + "]\"");
    }

    private String client(Request request) {
        return request.parameter("sap-client")
                .filter(given -> given.matches("[0-9]{3}"))
                .orElse(defaultClient);
    }
}
