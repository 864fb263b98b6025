package dev.fairlead.gateway.admin;

/**
 * An answer of the admin listener.
 *
 * @param status of HTTP
 * @param type media type
 * @param body in UTF-8
 */
record AdminAnswer(int status, String type, String body) {

    static AdminAnswer text(int status, String body) {
        return new AdminAnswer(status, "text/plain; charset=utf-8", body);
    }
}
