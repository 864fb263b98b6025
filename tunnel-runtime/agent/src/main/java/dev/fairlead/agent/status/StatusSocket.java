package dev.fairlead.agent.status;

import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/**
 * Where a running agent says how it fares: a socket in its directory, which nobody but its user can enter. Whoever
 * connects gets one JSON object and the end; nothing is ever read.
 */
public final class StatusSocket implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(StatusSocket.class.getName());
    private static final String NAME = "status.sock";

    private final Path file;
    private final ServerSocketChannel listening;
    private final Supplier<AgentStatus> status;

    private StatusSocket(Path file, ServerSocketChannel listening, Supplier<AgentStatus> status) {
        this.file = file;
        this.listening = listening;
        this.status = status;
    }

    /**
     * Begins to listen.
     *
     * @param directory of the agent
     * @param status asked for each connection, on a thread of the socket's
     * @throws IOException if there can be no socket, for example because the directory's name is too long for one
     */
    public static StatusSocket open(Path directory, Supplier<AgentStatus> status) throws IOException {
        Path file = directory.resolve(NAME);
        // what another process left behind when it was killed
        Files.deleteIfExists(file);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(file));
            if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException | RuntimeException unusable) {
            channel.close();
            throw new IOException("No status socket " + file + ": " + unusable.getMessage(), unusable);
        }
        StatusSocket socket = new StatusSocket(file, channel, status);
        Thread thread = new Thread(socket::run, "fairlead-status");
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    /**
     * Asks the agent that runs in a directory.
     *
     * @throws IOException if none does, or its answer cannot be read
     */
    public static JsonObject ask(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file));
                InputStream in = Channels.newInputStream(channel)) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            in.transferTo(answer);
            return Json.read(answer.toString(StandardCharsets.UTF_8));
        } catch (IOException unreachable) {
            throw new IOException(
                    "No agent answers at " + file + ": it does not run, or runs as another user", unreachable);
        } catch (JsonException broken) {
            throw new IOException("The agent broke off its answer", broken);
        }
    }

    private void run() {
        try {
            while (listening.isOpen()) {
                tell(listening.accept());
            }
        } catch (ClosedChannelException closed) {
            LOG.log(System.Logger.Level.DEBUG, "The status socket is closed");
        } catch (IOException broken) {
            LOG.log(System.Logger.Level.WARNING, "The status can be asked for no more: {0}", broken.toString());
        }
    }

    private void tell(SocketChannel asking) {
        try (asking;
                OutputStream out = Channels.newOutputStream(asking)) {
            out.write(StatusJson.of(status.get()).toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException failed) {
            LOG.log(System.Logger.Level.DEBUG, "Somebody who asked for the status got none: {0}", failed.toString());
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            Files.deleteIfExists(file);
        } catch (IOException left) {
            LOG.log(System.Logger.Level.DEBUG, "The status socket stays behind: {0}", left.toString());
        }
    }
}
