package dev.fairlead.tunnel.http;

import dev.fairlead.tunnel.TunnelErrorCode;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the lines of a head, or of trailers, as the bytes arrive. A line ends in CR LF and in nothing else; bare CR,
 * bare LF and NUL are what requests are smuggled with.
 */
public final class HeadLines {
    private final int maxFirstLine;
    private final int maxLine;
    private final int maxRest;
    private final int maxLines;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
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
        // one check of the buffer for all of its bytes: heads with tokens are long
        int end = in.forEachByte(this::take);
        in.readerIndex(end < 0 ? in.writerIndex() : end + 1);
        return end >= 0;
    }

    /** Takes one byte; whether more are wanted. */
    private boolean take(byte signed) throws BadRequestException {
        int b = signed & 0xFF;
        if (b != '\n') {
            append(b);
            return true;
        }
        if (!afterReturn) {
            throw new BadRequestException("A line ends in a bare line feed");
        }
        afterReturn = false;
        if (line.isEmpty()) {
            return false;
        }
        if (lines.size() > maxLines) {
            throw new BadRequestException(TunnelErrorCode.TOO_LARGE, "There are too many headers");
        }
        lines.add(line.toString());
        line.setLength(0);
        return true;
    }

    /** Whether nothing of a head has come yet. */
    public boolean isEmpty() {
        return lines.isEmpty() && line.isEmpty() && !afterReturn;
    }

    /** The lines so far, without their ends. */
    public List<String> lines() {
        return lines;
    }

    private void append(int b) throws BadRequestException {
        if (afterReturn) {
            throw new BadRequestException("There is a bare carriage return");
        }
        if (b == 0) {
            throw new BadRequestException("There is a NUL");
        }
        if (b == '\r') {
            afterReturn = true;
            return;
        }
        if (lines.isEmpty()) {
            if (line.length() >= maxFirstLine) {
                throw new BadRequestException(TunnelErrorCode.LINE_TOO_LONG, "The request line is too long");
            }
        } else if (++rest > maxRest) {
            throw new BadRequestException(TunnelErrorCode.TOO_LARGE, "The header section is too long");
        } else if (line.length() >= maxLine) {
            throw new BadRequestException(TunnelErrorCode.TOO_LARGE, "A header is too long");
        }
        line.append((char) b);
    }
}
