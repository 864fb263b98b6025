package dev.fairlead.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLPeerUnverifiedException;

/** A request over HTTP, by what it asks for. */
final class Request {
    private static final String CHARSET = "charset=";

    private final HttpExchange exchange;

    Request(HttpExchange exchange) {
        this.exchange = exchange;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    String host() {
        return header("Host")
                .orElseGet(() -> "127.0.0.1:" + exchange.getLocalAddress().getPort());
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** The first parameter of that name in the address. */
    Optional<String> parameter(String name) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null
                ? Optional.empty()
                : Stream.of(query.split("&"))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                        .findFirst();
    }

    Optional<String> cookie(String name) {
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    /** The body's bytes, decompressed. */
    InputStream body() throws IOException {
        InputStream body = exchange.getRequestBody();
        return header("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent()
                ? new GZIPInputStream(body)
                : body;
    }

    boolean acceptsGzip() {
        return header("Accept-Encoding")
                .filter(accepted -> accepted.toLowerCase(Locale.ROOT).contains("gzip"))
                .isPresent();
    }

    /** The character set that the header names; empty if it names none that is known. */
    Optional<Charset> charset() {
        return header("Content-Type").stream()
                .flatMap(type -> Arrays.stream(type.split(";")))
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .filter(part -> part.startsWith(CHARSET))
                .map(part -> part.substring(CHARSET.length()).replace("\"", ""))
                .flatMap(Request::charset)
                .findFirst();
    }

    private static Stream<Charset> charset(String name) {
        try {
            return Stream.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Stream.empty();
        }
    }

    /** The certificate that the client showed in TLS. */
    Optional<X509Certificate> tlsCertificate() {
        if (exchange instanceof HttpsExchange https) {
            try {
                Certificate[] chain = https.getSSLSession().getPeerCertificates();
                return Optional.of((X509Certificate) chain[0]);
            } catch (SSLPeerUnverifiedException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The certificate in the header that a trusted proxy sets: base64, with or without the lines of PEM. */
    Optional<X509Certificate> headerCertificate() {
        return header("SSL_CLIENT_CERT").flatMap(Request::certificate);
    }

    private static Optional<X509Certificate> certificate(String text) {
        String base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes)));
        } catch (IllegalArgumentException | CertificateException e) {
            return Optional.empty();
        }
    }
}
