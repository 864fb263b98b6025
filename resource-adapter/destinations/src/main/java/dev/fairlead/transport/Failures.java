package dev.fairlead.transport;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.route.TunnelException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Names what went wrong with an exchange. Messages of other parties are not passed on: they may quote what was sent. */
final class Failures {

    private static final Set<String> REFUSALS = Set.of(
            "certificate_unknown",
            "certificate_expired",
            "certificate_revoked",
            "unsupported_certificate",
            "unknown_ca",
            "access_denied");

    private Failures() {}

    /** A failure before the head of the response was there. */
    static DestinationException ofHead(Exchange exchange, Exception failure) {
        Optional<TunnelException> refused = cause(failure, TunnelException.class);
        if (refused.isPresent()) {
            return TunnelFailures.of(exchange, refused.get());
        }
        if (cause(failure, BodyEntity.BodyUnreadableException.class).isPresent()) {
            return unknownOutcome(
                    exchange, ErrorCode.REQUEST_INVALID, "the body could not be written to its end", failure);
        }
        if (failure instanceof ConnectionRequestTimeoutException) {
            return known(exchange, ErrorCode.POOL_EXHAUSTED, "all connections to it are in use", failure);
        }
        if (failure instanceof ConnectTimeoutException) {
            return known(
                    exchange, ErrorCode.TARGET_UNREACHABLE, at(exchange) + " does not accept connections", failure);
        }
        if (failure instanceof CheckedAddresses.AddressRefusedException) {
            return known(
                    exchange,
                    ErrorCode.PROPERTY_INVALID,
                    exchange.url().host() + " has an address that must not be connected to",
                    failure);
        }
        if (failure instanceof UnknownHostException) {
            return known(
                    exchange,
                    ErrorCode.TARGET_UNREACHABLE,
                    "no address for " + exchange.url().host(),
                    failure);
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return known(exchange, ErrorCode.TARGET_UNREACHABLE, at(exchange) + " refuses connections", failure);
        }
        if (failure instanceof SSLException tls) {
            String found = at(exchange) + " " + reason(tls);
            // a server may end TLS after the handshake, and after it has read the request
            return tls instanceof SSLHandshakeException || tls instanceof SSLPeerUnverifiedException
                    ? known(exchange, ErrorCode.TLS_FAILED, found, failure)
                    : unknownOutcome(exchange, ErrorCode.TLS_FAILED, found, failure);
        }
        if (failure instanceof SocketTimeoutException) {
            return unknownOutcome(
                    exchange,
                    ErrorCode.TARGET_TIMEOUT,
                    "no answer within " + exchange.timeout().toMillis() + " ms",
                    failure);
        }
        if (failure instanceof InterruptedIOException) {
            Thread.currentThread().interrupt();
            return unknownOutcome(exchange, ErrorCode.TARGET_BROKE_OFF, "the calling thread was interrupted", failure);
        }
        if (failure instanceof MessageConstraintException) {
            return unknownOutcome(
                    exchange, ErrorCode.TARGET_PROTOCOL, "the head of the response is larger than allowed", failure);
        }
        if (cause(failure, HttpException.class).isPresent()) {
            return unknownOutcome(exchange, ErrorCode.TARGET_PROTOCOL, "the answer is no HTTP response", failure);
        }
        return unknownOutcome(
                exchange, ErrorCode.TARGET_BROKE_OFF, "the connection broke before an answer came", failure);
    }

    /** A failure while the body of the response was read. */
    static DestinationException ofBody(Exchange exchange, Exception failure) {
        Optional<TunnelException> lost = cause(failure, TunnelException.class);
        if (lost.isPresent()) {
            return TunnelFailures.of(exchange, lost.get());
        }
        String found = failure instanceof SocketTimeoutException
                ? "the response stood still for " + exchange.timeout().toMillis() + " ms"
                : "the response broke off before its end";
        return unknownOutcome(exchange, ErrorCode.TARGET_BROKE_OFF, found, failure);
    }

    private static DestinationException known(Exchange exchange, ErrorCode code, String found, Exception cause) {
        return DestinationException.of(ErrorDetail.of(code, exchange.destination(), exchange.hop(), found), cause);
    }

    private static DestinationException unknownOutcome(
            Exchange exchange, ErrorCode code, String found, Exception cause) {
        return DestinationException.of(
                ErrorDetail.of(code, exchange.destination(), exchange.hop(), found)
                        .withOutcomeUnknown(),
                cause);
    }

    private static String at(Exchange exchange) {
        return exchange.url().host() + ":" + exchange.url().port();
    }

    private static String reason(SSLException tls) {
        if (tls instanceof SSLPeerUnverifiedException) {
            return "has a certificate for another host name";
        }
        if (cause(tls, CertPathBuilderException.class).isPresent()) {
            return "has a certificate of an issuer that is not trusted";
        }
        if (cause(tls, CertPathValidatorException.class).isPresent()) {
            return "has a certificate that is not valid";
        }
        if (cause(tls, CertificateException.class).isPresent()) {
            return "has a certificate for another host name";
        }
        return ofClientCertificate(String.valueOf(tls.getMessage()));
    }

    /** The alerts of RFC 8446, 6.2, as the JDK spells them; a server sends those of certificates about the client's. */
    private static String ofClientCertificate(String message) {
        if (message.contains("certificate_request")) {
            return "asks for a client certificate after the handshake, which Java does not answer";
        }
        if (message.endsWith("certificate_required")) {
            return "demands a client certificate";
        }
        if (message.endsWith("bad_certificate")) {
            return "demands a client certificate, or does not take the one it was shown";
        }
        if (message.endsWith("handshake_failure")) {
            // what TLS 1.2 says to a client without a certificate, too (RFC 5246, 7.4.6)
            return "does not agree on TLS, or demands a client certificate";
        }
        return REFUSALS.stream().anyMatch(message::endsWith)
                ? "does not take the client certificate"
                : "does not agree on TLS";
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
