package dev.fairlead.connector.connection;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ResourceAllocationException;
import jakarta.resource.spi.RetryableUnavailableException;
import jakarta.resource.spi.work.RetryableWorkRejectedException;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkRejectedException;

/**
 * What a container throws, as an application sees it. The one table:
 *
 * <table>
 * <caption>Translation of the container's exceptions</caption>
 * <tr><th>thrown by the container</th><th>becomes</th></tr>
 * <tr><td>anything caused by a {@link DestinationException}</td><td>that exception</td></tr>
 * <tr><td>{@link ResourceAllocationException}, {@link RetryableUnavailableException}</td>
 *     <td>{@link ErrorCode#POOL_EXHAUSTED}</td></tr>
 * <tr><td>{@link WorkRejectedException}, {@link RetryableWorkRejectedException}</td>
 *     <td>{@link ErrorCode#POOL_EXHAUSTED}, of threads</td></tr>
 * <tr><td>a plain {@link ResourceException} of IronJacamar's time-out (IJ000453, IJ000655)</td>
 *     <td>{@link ErrorCode#POOL_EXHAUSTED}</td></tr>
 * <tr><td>any other {@link ResourceException}</td><td>{@link ErrorCode#CONNECTOR_UNAVAILABLE}</td></tr>
 * </table>
 */
public final class ContainerErrors {
    private static final String IRONJACAMAR_UNABLE = "IJ000453";
    private static final String IRONJACAMAR_TIMEOUT = "IJ000655";

    private ContainerErrors() {}

    /** What the application gets in place of what the container threw. */
    public static DestinationException translate(ResourceException thrown, String destination) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DestinationException own) {
                return own;
            }
        }
        String place = thrown instanceof WorkException ? "work manager" : "connection pool";
        return DestinationException.of(
                ErrorDetail.of(codeOf(thrown), destination, place, String.valueOf(thrown.getMessage())), thrown);
    }

    private static ErrorCode codeOf(ResourceException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (saysExhausted(cause)) {
                return ErrorCode.POOL_EXHAUSTED;
            }
        }
        return ErrorCode.CONNECTOR_UNAVAILABLE;
    }

    private static boolean saysExhausted(Throwable thrown) {
        return thrown instanceof ResourceAllocationException
                || thrown instanceof RetryableUnavailableException
                || thrown instanceof WorkRejectedException
                || thrown instanceof ResourceException resource && saysIronJacamarTimeout(resource);
    }

    private static boolean saysIronJacamarTimeout(ResourceException thrown) {
        String message = String.valueOf(thrown.getMessage());
        return message.contains(IRONJACAMAR_TIMEOUT) || message.contains(IRONJACAMAR_UNABLE);
    }
}
