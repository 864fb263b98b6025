/**
 * Calling HTTP destinations. {@link dev.fairlead.http.HttpDestination} is injected and stateless; it borrows an
 * {@link dev.fairlead.http.HttpConnection} from the container's pool for every call and gives it back when the response
 * is closed. Requests and responses are values with streaming bodies.
 */
package dev.fairlead.http;
