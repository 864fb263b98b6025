package dev.fairlead.faults.app;

import dev.fairlead.Destination;
import dev.fairlead.error.DestinationException;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.http.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/** Makes a call and answers in one line: {@code ok …}, or {@code failed CODE …}. */
@Path("/files")
@ApplicationScoped
@Produces("text/plain")
public class FilesResource {
    private static final int BLOCK = 64 * 1024;

    @Inject
    @Destination("files")
    HttpDestination files;

    /** Reads a response to its end, keeping nothing of it. */
    @GET
    @Path("download")
    public String download(@QueryParam("path") String path) {
        long count = 0;
        CRC32 crc = new CRC32();
        try (DestinationResponse response = files.get(path)) {
            InputStream in = response.stream();
            byte[] block = new byte[BLOCK];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                crc.update(block, 0, n);
                count += n;
            }
            return "ok " + response.status() + " " + count + " " + Long.toHexString(crc.getValue());
        } catch (DestinationException e) {
            return failed(e) + " after " + count;
        } catch (IOException e) {
            return (e.getCause() instanceof DestinationException cause ? failed(cause) : "failed " + e) + " after "
                    + count;
        }
    }

    /** Sends as many bytes as asked for, making them up on the way, and answers what the back end counted. */
    @GET
    @Path("upload")
    public String upload(@QueryParam("bytes") long bytes) {
        RequestBody body = new RequestBody(
                "application/octet-stream", OptionalLong.of(bytes), false, out -> Pattern.write(bytes, out));
        try (DestinationResponse response = files.send(DestinationRequest.post("sink", body))) {
            return "ok " + response.status() + " " + response.text();
        } catch (DestinationException e) {
            return failed(e);
        }
    }

    private static String failed(DestinationException e) {
        return "failed " + e.code().id() + (e.outcomeUnknown() ? " outcome-unknown " : " ") + e.getMessage();
    }
}
