package dev.fairlead.agent.certificate;

/** A certificate cannot be issued; the message says why, for an operator. */
public final class CertificateAuthorityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CertificateAuthorityException(String message) {
        super(message);
    }

    CertificateAuthorityException(String message, Throwable cause) {
        super(message, cause);
    }
}
