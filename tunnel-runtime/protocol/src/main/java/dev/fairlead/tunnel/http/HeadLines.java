package dev.fairlead.tunnel.http;

import dev.fairlead.tunnel.TunnelErrorCode;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the lines of a head, or of trailers, as the bytes arrive. A line ends in CR LF and in nothing else; bare CR,
 * bare LF and NUL are what requests are smuggled with.
 */
public final class HeadLines {
    private static final byte LINE_FEED = '\n';

    private final int maxFirstLine;
    private final int maxLine;
    private final int maxRest;
    private final int maxLines;
    private final List<String> lines = new ArrayList<>();
    /** Of a line whose end has not come. */
    private final StringBuilder begun = new StringBuilder(0);

    private boolean afterReturn;
    private int rest;

    /**
     * @param maxFirstLine longest first line in bytes
     * @param maxRest most bytes in all other lines together
     */
    public HeadLines(int maxFirstLine, int maxRest) {
        this(maxFirstLine, maxRest, maxRest);
    }

    /**
     * @param maxFirstLine longest first line in bytes
     * @param maxLine longest other line in bytes
     * @param maxRest most bytes in all other lines together
     */
    public HeadLines(int maxFirstLine, int maxLine, int maxRest) {
        this(maxFirstLine, maxLine, maxRest, maxRest);
    }

    /**
     * @param maxFirstLine longest first line in bytes
     * @param maxLine longest other line in bytes
     * @param maxRest most bytes in all other lines together
     * @param maxLines most other lines
     */
    public HeadLines(int maxFirstLine, int maxLine, int maxRest, int maxLines) {
        this.maxFirstLine = maxFirstLine;
        this.maxLine = maxLine;
        this.maxRest = maxRest;
        this.maxLines = maxLines;
    }

    /**
     * Takes bytes up to and including the empty line.
     *
     * @return whether the empty line was reached
     */
    public boolean read(ByteBuf in) throws BadRequestException {
        while (in.isReadable()) {
            int length = in.bytesBefore(LINE_FEED);
            String piece = take(in, length < 0 ? in.readableBytes() : length);
            if (length < 0) {
                begun.append(piece);
                return false;
            }
            in.skipBytes(1);
            if (!afterReturn) {
                throw new BadRequestException("A line ends in a bare line feed");
            }
            afterReturn = false;
            String line = begun.isEmpty() ? piece : begun.append(piece).toString();
            begun.setLength(0);
            if (line.isEmpty()) {
                return true;
            }
            if (lines.size() > maxLines) {
                throw new BadRequestException(TunnelErrorCode.TOO_LARGE, "There are too many headers");
            }
            lines.add(line);
        }
        return false;
    }

    /** Whether nothing of a head has come yet. */
    public boolean isEmpty() {
        return lines.isEmpty() && begun.isEmpty() && !afterReturn;
    }

    /** The lines so far, without their ends. */
    public List<String> lines() {
        return lines;
    }

    /** A piece of a line, one character a byte, without the carriage return that may end it. */
    private String take(ByteBuf in, int length) throws BadRequestException {
        if (length == 0) {
            return "";
        }
        if (afterReturn) {
            throw new BadRequestException("There is a bare carriage return");
        }
        // its last byte may be no part of the line: what is much too long is not even looked at
        requireRoom(length - 1);
        boolean returned = in.getByte(in.readerIndex() + length - 1) == '\r';
        int taken = returned ? length - 1 : length;
        String piece = in.toString(in.readerIndex(), taken, StandardCharsets.ISO_8859_1);
        in.skipBytes(length);
        if (piece.indexOf('\r') >= 0) {
            throw new BadRequestException("There is a bare carriage return");
        }
        if (piece.indexOf('\0') >= 0) {
            throw new BadRequestException("There is a NUL");
        }
        afterReturn = returned;
        requireRoom(taken);
        if (!lines.isEmpty()) {
            rest += taken;
        }
        return piece;
    }

    private void requireRoom(int bytes) throws BadRequestException {
        if (lines.isEmpty()) {
            if (begun.length() + bytes > maxFirstLine) {
                throw new BadRequestException(TunnelErrorCode.LINE_TOO_LONG, "The request line is too long");
            }
        } else if (rest + bytes > maxRest) {
            throw new BadRequestException(TunnelErrorCode.TOO_LARGE, "The header section is too long");
        } else if (begun.length() + bytes > maxLine) {
            throw new BadRequestException(TunnelErrorCode.TOO_LARGE, "A header is too long");
        }
    }
}
