package dev.fairlead.logon;

import dev.fairlead.testing.RawPeer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server that offers passwords and tokens alike, lets in who shows the one token, and challenges everybody else
 * as RFC 7628 wants it. It keeps every line that it is told.
 */
final class MailPeer implements AutoCloseable {

    /** {@code {"status":"400"}}, which is what a refusal looks like. */
    private static final String CHALLENGE = "eyJzdGF0dXMiOiI0MDAifQ==";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final String accepted;
    private final RawPeer peer;

    private MailPeer(String protocol, String accepted) {
        this.accepted = accepted;
        this.peer = new RawPeer(socket -> {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            switch (protocol) {
                case "imap4" -> imap(socket, reader);
                case "pop3" -> pop3(socket, reader);
                default -> smtp(socket, reader);
            }
        });
    }

    /**
     * @param protocol smtp, imap4 or pop3
     * @param accepted the initial response that is let in, in base64
     */
    static MailPeer of(String protocol, String accepted) {
        return new MailPeer(protocol, accepted);
    }

    int port() {
        return peer.port();
    }

    List<String> lines() {
        return lines;
    }

    private String next(BufferedReader reader) throws IOException {
        String line = reader.readLine();
        if (line == null) {
            throw new IOException("The client has gone");
        }
        lines.add(line);
        return line;
    }

    private void imap(Socket socket, BufferedReader reader) throws IOException {
        say(socket, "* OK ready");
        while (true) {
            String line = next(reader);
            String tag = line.substring(0, line.indexOf(' '));
            String command = line.substring(tag.length() + 1);
            if (command.equals("CAPABILITY")) {
                say(socket, "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=LOGIN AUTH=XOAUTH2");
            } else if (command.startsWith("AUTHENTICATE ")) {
                if (!letIn(socket, reader, command, "+ ")) {
                    say(socket, tag + " NO refused");
                    continue;
                }
            } else if (command.startsWith("LOGIN ")) {
                say(socket, tag + " NO refused");
                continue;
            }
            say(socket, tag + " OK done");
        }
    }

    private void pop3(Socket socket, BufferedReader reader) throws IOException {
        say(socket, "+OK ready");
        while (true) {
            String line = next(reader);
            if (line.equals("CAPA")) {
                say(socket, "+OK\r\nUSER\r\nSASL PLAIN LOGIN XOAUTH2\r\n.");
            } else if (line.startsWith("AUTH ")) {
                say(socket, letIn(socket, reader, line, "+ ") ? "+OK welcome" : "-ERR refused");
            } else {
                say(socket, line.startsWith("USER") || line.startsWith("PASS") ? "-ERR refused" : "+OK 0 0");
            }
        }
    }

    private void smtp(Socket socket, BufferedReader reader) throws IOException {
        say(socket, "220 ready");
        while (true) {
            String line = next(reader);
            if (line.startsWith("EHLO ")) {
                say(socket, "250-mail.example\r\n250 AUTH PLAIN LOGIN XOAUTH2");
            } else if (line.startsWith("AUTH ")) {
                say(socket, letIn(socket, reader, line, "334 ") ? "235 welcome" : "535 refused");
            } else {
                say(socket, "250 done");
            }
        }
    }

    /** One exchange of {@code XOAUTH2}, with the initial response in the command or after it. */
    private boolean letIn(Socket socket, BufferedReader reader, String command, String more) throws IOException {
        String[] words = command.split(" ");
        if (!words[1].equals("XOAUTH2")) {
            return false;
        }
        String response;
        if (words.length > 2) {
            response = words[2];
        } else {
            say(socket, more);
            response = next(reader);
        }
        if (response.equals(accepted)) {
            return true;
        }
        say(socket, more + CHALLENGE);
        next(reader);
        return false;
    }

    private static void say(Socket socket, String line) throws IOException {
        RawPeer.write(socket, line + "\r\n");
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}
